package dev.headroom.collector.ingest;

import dev.headroom.collector.ingest.MemoryQueue.Arrival;
import dev.headroom.collector.ingest.disk.DiskQueue;
import dev.headroom.collector.ingest.disk.DiskQueue.Chunk;
import dev.headroom.collector.ingest.disk.DiskQueue.Place;
import dev.headroom.collector.ingest.disk.DiskQueue.Waiting;
import dev.headroom.collector.ingest.disk.QueueListener;
import dev.headroom.collector.sample.SampleBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that waits for the store: in memory what came a moment ago, on disk, and older, what had to wait. One writer
 * takes from it and says when a chunk is stored; a chunk that takes long goes to disk, too, and from there again when it
 * is stored at last. Thread-safe; {@link #accept} never waits for a disk or a store.
 */
final class Backlog {
    /** What has waited longer than this must survive the process. */
    private static final Duration VOLATILE = Duration.ofMillis(800);

    private final IngestSettings settings;
    private final QueueListener listener;
    private final InstantSource clock;
    private final MemoryQueue memory;
    private @Nullable DiskQueue disk;
    private @Nullable InFlight inFlight;
    private @Nullable Place fromDisk;
    private Optional<String> trouble = Optional.empty();

    /** A chunk from memory that the writer is working on; {@code onDisk} once it had to be put there. */
    private static final class InFlight {
        private final List<Arrival> arrivals;
        private @Nullable Place onDisk;

        InFlight(List<Arrival> arrivals) {
            this.arrivals = arrivals;
        }

        boolean isOld() {
            return System.nanoTime() - arrivals.getFirst().nanos() > VOLATILE.toNanos();
        }
    }

    Backlog(IngestSettings settings, QueueListener listener, InstantSource clock) {
        this.settings = settings;
        this.listener = listener;
        this.clock = clock;
        this.memory = new MemoryQueue(settings.memoryBatches());
    }

    void accept(SampleBatch batch) {
        forgotten(memory.add(new Waiting(clock.instant(), batch)));
    }

    private void forgotten(int batches) {
        if (batches > 0) {
            listener.lost(batches, "neither the database nor the queue on disk takes them");
        }
    }

    /** The oldest batches, from disk at once, from memory when there are many or some time has passed; may be none. */
    List<SampleBatch> next(int most, Duration patience) throws InterruptedException {
        if (!hasOnDisk()) {
            memory.await(most, patience);
        }
        return take(most);
    }

    private synchronized boolean hasOnDisk() {
        return disk != null && !disk.isEmpty();
    }

    private synchronized List<SampleBatch> take(int most) {
        try {
            Optional<Chunk> oldest = disk == null ? Optional.empty() : disk.oldest(most);
            if (oldest.isPresent()) {
                fromDisk = oldest.get().end();
                return oldest.get().batches();
            }
        } catch (IOException e) {
            failed(e);
        }
        List<Arrival> taken = memory.take(most);
        inFlight = taken.isEmpty() ? null : new InFlight(taken);
        return taken.stream().map(arrival -> arrival.waiting().batch()).toList();
    }

    /** The batches that were taken last are stored, or given up. */
    synchronized void done() {
        Place place = inFlight == null ? fromDisk : inFlight.onDisk;
        inFlight = null;
        fromDisk = null;
        try {
            if (disk != null && place != null) {
                disk.drop(place);
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    /** Moves to disk what has waited too long, and what came after something that is there. */
    synchronized void spill() {
        boolean old = inFlight != null && inFlight.onDisk == null && inFlight.isOld();
        if (old || hasOnDisk() || memory.holdsOlderThan(VOLATILE)) {
            spillAll();
        }
    }

    /** Moves everything to disk, where it stays until the next start. Returns how many could not be moved. */
    synchronized int keep() {
        if (inMemory() > 0) {
            spillAll();
            sync();
        }
        return inMemory();
    }

    private int inMemory() {
        InFlight flying = inFlight;
        return memory.size() + (flying == null || flying.onDisk != null ? 0 : flying.arrivals.size());
    }

    private void spillAll() {
        List<Arrival> arrivals = List.of();
        try {
            DiskQueue queue = open();
            InFlight flying = inFlight;
            if (flying != null && flying.onDisk == null) {
                Place place = queue.append(waiting(flying.arrivals));
                queue.hold(place);
                flying.onDisk = place;
            }
            arrivals = memory.take(Integer.MAX_VALUE);
            if (!arrivals.isEmpty()) {
                queue.append(waiting(arrivals));
            }
            trouble = Optional.empty();
        } catch (IOException e) {
            forgotten(memory.putBack(arrivals));
            failed(e);
        }
    }

    private static List<Waiting> waiting(List<Arrival> arrivals) {
        return arrivals.stream().map(Arrival::waiting).toList();
    }

    /** Opens the queue on disk, in which something may be left from the last run. */
    synchronized void resume() {
        try {
            open();
        } catch (IOException e) {
            failed(e);
        }
    }

    private DiskQueue open() throws IOException {
        if (disk == null) {
            Files.createDirectories(settings.directory());
            disk = DiskQueue.open(settings.directory(), settings.disk(), listener);
        }
        return disk;
    }

    synchronized void sync() {
        try {
            if (disk != null) {
                disk.sync();
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    private void failed(IOException e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        trouble = Optional.of("The queue on disk in " + settings.directory() + " cannot be used: " + reason);
        listener.noticed(trouble.get());
    }

    synchronized IngestState state() {
        long waiting = inMemory() + (disk == null ? 0 : disk.records());
        Duration lag = oldestAccepted()
                .map(oldest -> Duration.between(oldest, clock.instant()))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
        return new IngestState(lag, waiting, disk == null ? 0 : disk.bytes(), trouble);
    }

    private Optional<Instant> oldestAccepted() {
        Optional<Instant> flying = inFlight == null
                ? Optional.empty()
                : Optional.of(inFlight.arrivals.getFirst().waiting().accepted());
        return Stream.of(onDiskSince(), flying, memory.oldestAccepted())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Instant> onDiskSince() {
        try {
            return disk == null ? Optional.empty() : disk.oldestAccepted();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** From now on nobody waits for more to come. */
    void hurry() {
        memory.close();
    }

    synchronized void close() {
        try {
            if (disk != null) {
                disk.close();
            }
        } catch (IOException e) {
            failed(e);
        }
        disk = null;
    }
}
