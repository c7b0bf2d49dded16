package dev.headroom.collector.ingest;

import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.SampleStore;
import dev.headroom.collector.sample.SampleStore.StorageUnavailable;
import dev.headroom.collector.storage.DirectoryLock;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Hands batches to the store: one writer thread, oldest first, many at a time. What the store does not take within about
 * a second goes to a bounded queue on disk, by a second thread, and is stored from there when the store is back, also
 * after a crash. Only what the disk cannot hold is lost, oldest first, and counted. Thread-safe.
 */
public final class Ingest implements IngestWatch, AutoCloseable {
    private static final int BATCHES_A_WRITE = 256;
    private static final Duration FLUSH = Duration.ofMillis(700);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration SYNC = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final double NEARLY_FULL = 0.9;
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final SampleStore store;
    private final IngestSettings settings;
    private final IngestMeters meters;
    private final Backlog backlog;
    private final Thread writer = thread("headroom-ingest", this::write);
    private final Thread keeper = thread("headroom-ingest-disk", this::keep);
    private volatile boolean closing;
    private volatile boolean writerDone;
    private @Nullable DirectoryLock lock;

    public Ingest(SampleStore store, IngestSettings settings, MeterRegistry registry, InstantSource clock) {
        this.store = store;
        this.settings = settings;
        this.meters = new IngestMeters(registry);
        this.backlog = new Backlog(settings, meters, clock);
        IngestMeters.show(registry, backlog::state);
    }

    private static Thread thread(String name, Runnable work) {
        return Thread.ofPlatform().daemon().name(name).unstarted(work);
    }

    /** Throws {@link dev.headroom.collector.storage.StorageRefused} when another instance uses the directory. */
    public void start() {
        try {
            Files.createDirectories(settings.directory());
            lock = DirectoryLock.of(settings.directory());
        } catch (IOException e) {
            meters.noticed("The queue on disk cannot be locked: " + e.getMessage());
        }
        backlog.resume();
        writer.start();
        keeper.start();
    }

    /** Never waits. */
    public void accept(SampleBatch batch) {
        backlog.accept(batch);
    }

    @Override
    public IngestState state() {
        return backlog.state();
    }

    /**
     * Whether more can wait without pushing out what waits already; who can send the same again should then be asked to.
     * Scrapes cannot, and do not ask.
     */
    public boolean hasRoom() {
        IngestState now = backlog.state();
        return now.trouble().isPresent()
                ? now.waiting() < settings.memoryBatches() * NEARLY_FULL
                : now.diskBytes() < settings.disk().bytes() * NEARLY_FULL;
    }

    /** Stores what waits, as long as the store takes it and for five seconds at most; the rest stays on disk. */
    @Override
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        backlog.hurry();
        try {
            if (writer.isAlive() && !writer.join(FAREWELL)) {
                writer.interrupt();
                writer.join(FAREWELL);
            }
            writerDone = true;
            LockSupport.unpark(keeper);
            keeper.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        meters.lost(backlog.keep(), "neither the database nor the disk took them before shutdown");
        backlog.close();
        release();
    }

    private void release() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            meters.noticed("The lock on the queue cannot be released: " + e.getMessage());
        }
        lock = null;
    }

    private void write() {
        try {
            while (true) {
                List<SampleBatch> batches = backlog.next(BATCHES_A_WRITE, FLUSH);
                boolean stored = !batches.isEmpty() && writeUntilStored(batches);
                if (closing && !stored) {
                    return;
                }
                backlog.done();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when it is time to close and the store is away. */
    private boolean writeUntilStored(List<SampleBatch> batches) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                write(batches);
                return true;
            } catch (StorageUnavailable e) {
                meters.away(e);
            }
            if (closing) {
                return false;
            }
            Thread.sleep(pause);
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
        }
    }

    /** Whatever is refused for itself, and not for the state of the store, must not hold up the rest. */
    private void write(List<SampleBatch> batches) {
        try {
            store.write(batches);
            meters.stored(batches);
        } catch (StorageUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            if (batches.size() == 1) {
                meters.refused(e);
            } else {
                batches.forEach(batch -> write(List.of(batch)));
            }
        }
    }

    private void keep() {
        long nextSync = System.nanoTime();
        while (!writerDone) {
            try {
                backlog.spill();
            } catch (RuntimeException e) {
                meters.noticed("The queue on disk failed by a mistake of ours: " + e);
            }
            if (System.nanoTime() - nextSync >= 0) {
                backlog.sync();
                nextSync = System.nanoTime() + SYNC.toNanos();
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
