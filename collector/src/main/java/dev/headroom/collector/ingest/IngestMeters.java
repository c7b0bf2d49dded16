package dev.headroom.collector.ingest;

import dev.headroom.collector.ingest.disk.QueueListener;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.scrape.RareLog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what is stored and what is lost, and says so, seldom. Thread-safe. */
final class IngestMeters implements QueueListener {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

    private final Counter dropped;
    private final Counter written;
    private final Counter rows;
    private final RareLog losses = new RareLog(1, Duration.ofMinutes(1));
    private final RareLog notices = new RareLog(3, Duration.ofMinutes(1));
    private final RareLog outages = new RareLog(1, Duration.ofMinutes(1));

    IngestMeters(MeterRegistry registry) {
        this.dropped = Counter.builder("headroom.ingest.dropped")
                .description("Scrapes that were lost because they could not be stored in time")
                .register(registry);
        this.written = Counter.builder("headroom.ingest.written")
                .description("Scrapes that were stored")
                .register(registry);
        this.rows = Counter.builder("headroom.ingest.rows")
                .description("Rows that were stored")
                .register(registry);
    }

    static void show(MeterRegistry registry, Supplier<IngestState> state) {
        Gauge.builder("headroom.ingest.queue.size", () -> state.get().waiting())
                .description("Scrapes that wait to be stored, in memory and on disk")
                .register(registry);
        Gauge.builder("headroom.ingest.queue", () -> state.get().diskBytes())
                .description("Size of the queue on disk")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("headroom.ingest.lag", () -> state.get().lag().toMillis() / 1e3)
                .description("Age of the oldest scrape that waits to be stored")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder(
                        "headroom.ingest.disk.trouble",
                        () -> state.get().trouble().isPresent() ? 1 : 0)
                .description("Whether the queue on disk cannot be used")
                .register(registry);
    }

    void stored(List<SampleBatch> batches) {
        written.increment(batches.size());
        rows.increment(batches.stream().mapToInt(SampleBatch::rowCount).sum());
    }

    void refused(RuntimeException reason) {
        LOG.error("A scrape could not be stored", reason);
        lost(1, "they were refused");
    }

    void away(RuntimeException reason) {
        outages.warn(LOG, "The database does not take samples, trying again: {}", String.valueOf(reason.getMessage()));
    }

    @Override
    public void lost(int records, String reason) {
        if (records > 0) {
            dropped.increment(records);
            losses.warn(LOG, "Scrapes are lost, because {}", reason);
        }
    }

    @Override
    public void noticed(String sentence) {
        notices.warn(LOG, "{}", sentence);
    }
}
