package dev.headroom.dashboard.demo.past;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.SampleStore;
import dev.headroom.collector.storage.Rollups;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lays down the two weeks before the demo started, up to the moment it is asked to. */
public final class DemoPast {

    private static final Logger LOG = LoggerFactory.getLogger(DemoPast.class);

    private final List<ServicePast> services;
    private final SampleStore store;
    private final Rollups rollups;
    private long rows;

    public DemoPast(List<ServicePast> services, SampleStore store, Rollups rollups) {
        this.services = List.copyOf(services);
        this.store = store;
        this.rollups = rollups;
    }

    /** From the oldest row on; days are rolled up as soon as both services have passed them. */
    public void layDown() {
        long started = System.nanoTime();
        Instant first = services.getFirst().stream().reached().truncatedTo(ChronoUnit.HOURS);
        try (DailyRollups rolling = new DailyRollups(rollups, first)) {
            writeStreams(rolling);
            // What is scraped goes on where this ends, so it comes last.
            services.forEach(service -> service.recent(this::write));
            rolling.finish(
                    services.getFirst().anchor().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(2)));
        }
        LOG.info(
                "Laid down {} rows of history in {} ms",
                rows,
                Duration.ofNanos(System.nanoTime() - started).toMillis());
    }

    private void writeStreams(DailyRollups rolling) {
        List<PastStream> open =
                new ArrayList<>(services.stream().map(ServicePast::stream).toList());
        while (!open.isEmpty()) {
            PastStream behind = Collections.min(open, comparing(PastStream::reached));
            List<SampleBatch> batches = behind.next();
            if (batches.isEmpty()) {
                open.remove(behind);
            } else {
                write(batches);
            }
            open.stream().map(PastStream::reached).min(naturalOrder()).ifPresent(rolling::written);
        }
    }

    private void write(List<SampleBatch> batches) {
        store.write(batches);
        for (SampleBatch batch : batches) {
            rows += batch.serving().size()
                    + batch.gateways().size()
                    + batch.gpus().size()
                    + batch.latencies().size();
        }
    }
}
