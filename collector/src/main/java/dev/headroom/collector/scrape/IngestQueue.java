package dev.headroom.collector.scrape;

import dev.headroom.collector.sample.SampleBatch;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Batches on their way to the store, in order. When it is full the oldest give way, so scraping never waits. */
final class IngestQueue {

    private final int capacity;
    private final ArrayDeque<SampleBatch> batches = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;

    IngestQueue(int capacity) {
        this.capacity = capacity;
    }

    /** False when an older batch had to be dropped for this one. */
    boolean offer(SampleBatch batch) {
        lock.lock();
        try {
            boolean full = batches.size() >= capacity;
            if (full) {
                batches.removeFirst();
            }
            batches.addLast(batch);
            changed.signal();
            return !full;
        } finally {
            lock.unlock();
        }
    }

    /** The oldest batches: as soon as there are {@code most}, else what came within {@code patience}. */
    List<SampleBatch> take(int most, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (batches.size() < most && left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
            List<SampleBatch> taken = new ArrayList<>(Math.min(most, batches.size()));
            while (taken.size() < most && !batches.isEmpty()) {
                taken.add(batches.removeFirst());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** From now on {@link #take} does not wait. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return batches.size();
        } finally {
            lock.unlock();
        }
    }
}
