package dev.headroom.collector.scrape;

import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.SampleStore;
import dev.headroom.collector.sample.SampleStore.StorageUnavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands batches to the store: one writer thread, in order, many at a time. While the database is away they wait in a
 * bounded queue in memory whose oldest give way; each loss is counted. Thread-safe.
 */
public final class Ingest implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final int BATCHES_A_WRITE = 256;
    private static final Duration FLUSH = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final SampleStore store;
    private final IngestQueue queue;
    private final Counter dropped;
    private final Counter written;
    private final RareLog losses = new RareLog(1, Duration.ofMinutes(1));
    private final RareLog outages = new RareLog(1, Duration.ofMinutes(1));
    private final Thread writer =
            Thread.ofPlatform().daemon().name("headroom-ingest").unstarted(this::run);

    public Ingest(SampleStore store, int queueBatches, MeterRegistry registry) {
        this.store = store;
        this.queue = new IngestQueue(queueBatches);
        this.dropped = Counter.builder("headroom.ingest.dropped")
                .description("Scrapes that were lost because they could not be stored in time")
                .register(registry);
        this.written = Counter.builder("headroom.ingest.written")
                .description("Scrapes that were stored")
                .register(registry);
        Gauge.builder("headroom.ingest.queue.size", queue, IngestQueue::size)
                .description("Scrapes that wait to be stored")
                .register(registry);
    }

    public void start() {
        writer.start();
    }

    /** Never waits. */
    public void accept(SampleBatch batch) {
        if (!queue.offer(batch)) {
            lost(1, "the queue is full");
        }
    }

    /** Writes what waits, as long as the database takes it; after five seconds the rest is lost and counted. */
    @Override
    public void close() {
        queue.close();
        try {
            if (writer.isAlive() && !writer.join(FAREWELL)) {
                writer.interrupt();
                writer.join(FAREWELL);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                List<SampleBatch> batches = queue.take(BATCHES_A_WRITE, FLUSH);
                if (!batches.isEmpty()) {
                    writeUntilStored(batches);
                } else if (queue.isClosed()) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            lost(queue.size(), "the database did not take them before shutdown");
        }
    }

    private void writeUntilStored(List<SampleBatch> batches) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                write(batches);
                return;
            } catch (StorageUnavailable e) {
                outages.warn(
                        LOG, "The database does not take samples, trying again: {}", String.valueOf(e.getMessage()));
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                lost(batches.size(), "the database did not take them before shutdown");
                throw e;
            }
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
        }
    }

    /** Whatever is refused for itself, and not for the state of the database, must not hold up the rest. */
    private void write(List<SampleBatch> batches) {
        try {
            store.write(batches);
            written.increment(batches.size());
        } catch (StorageUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            if (batches.size() == 1) {
                LOG.error("A scrape could not be stored", e);
                lost(1, "it was refused");
            } else {
                batches.forEach(batch -> write(List.of(batch)));
            }
        }
    }

    private void lost(int batches, String reason) {
        dropped.increment(batches);
        losses.warn(LOG, "Scrapes are lost, because {}", reason);
    }
}
