package dev.headroom.collector.ingest;

import dev.headroom.collector.ingest.disk.DiskQueue.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Batches that have just come, in order. When it is full the oldest give way, so nobody who adds one waits. Thread-safe.
 */
final class MemoryQueue {
    private final int capacity;
    private final ArrayDeque<Arrival> arrivals = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Who waits is not woken for fewer: a thread that wakes up costs as much as a batch. */
    private int awaited = 1;

    private boolean closed;

    /** A batch and when it came, by the monotonic clock, too. */
    record Arrival(Waiting waiting, long nanos) {}

    MemoryQueue(int capacity) {
        this.capacity = capacity;
    }

    /** How many older batches had to give way. */
    int add(Waiting waiting) {
        lock.lock();
        try {
            arrivals.addLast(new Arrival(waiting, System.nanoTime()));
            if (arrivals.size() >= awaited) {
                changed.signal();
            }
            return giveWay();
        } finally {
            lock.unlock();
        }
    }

    /** Puts back what was taken; how many had to give way. */
    int putBack(List<Arrival> taken) {
        lock.lock();
        try {
            taken.reversed().forEach(arrivals::addFirst);
            return giveWay();
        } finally {
            lock.unlock();
        }
    }

    private int giveWay() {
        int given = 0;
        for (; arrivals.size() > capacity; given++) {
            arrivals.removeFirst();
        }
        return given;
    }

    /** Returns as soon as there are {@code many}, after the patience, or when the queue is closed. */
    void await(int many, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            awaited = many;
            long left = patience.toNanos();
            while (arrivals.size() < many && left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    List<Arrival> take(int most) {
        lock.lock();
        try {
            List<Arrival> taken = new ArrayList<>(Math.min(most, arrivals.size()));
            while (taken.size() < most && !arrivals.isEmpty()) {
                taken.add(arrivals.removeFirst());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** From now on nobody waits. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the oldest has been here for longer than this. */
    boolean holdsOlderThan(Duration age) {
        lock.lock();
        try {
            Arrival oldest = arrivals.peekFirst();
            return oldest != null && System.nanoTime() - oldest.nanos() > age.toNanos();
        } finally {
            lock.unlock();
        }
    }

    Optional<Instant> oldestAccepted() {
        lock.lock();
        try {
            return Optional.ofNullable(arrivals.peekFirst())
                    .map(arrival -> arrival.waiting().accepted());
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return arrivals.size();
        } finally {
            lock.unlock();
        }
    }
}
