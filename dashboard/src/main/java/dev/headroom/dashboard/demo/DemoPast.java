package dev.headroom.dashboard.demo;

import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.SampleStore;
import dev.headroom.collector.storage.Rollups;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lays down the two weeks before the demo started, up to the moment it is asked to. */
final class DemoPast {

    private static final Logger LOG = LoggerFactory.getLogger(DemoPast.class);

    /** Batches written in one transaction. */
    private static final int TOGETHER = 2_000;

    private final Demo demo;
    private final SampleStore store;
    private final Rollups rollups;

    DemoPast(Demo demo, SampleStore store, Rollups rollups) {
        this.demo = demo;
        this.store = store;
        this.rollups = rollups;
    }

    void layDown() {
        long started = System.nanoTime();
        List<PastSamples> pasts = new ArrayList<>();
        Writer writer = new Writer();
        for (DemoService service : demo.services()) {
            PastSamples past = new PastSamples(service, demo.pages(service), demo.anchor());
            past.flow(writer::add);
            pasts.add(past);
        }
        writer.flush();
        // What is scraped goes on where this ends, so it comes last.
        for (int i = 0; i < pasts.size(); i++) {
            DemoService service = demo.services().get(i);
            pasts.get(i).remembered(demo.cluster(service).takeRemembered(), writer::add);
        }
        writer.flush();
        Instant first = demo.anchor().minus(Duration.ofDays((long) HistoryStep.DAYS));
        rollups.rollUp(first, demo.anchor().plus(Duration.ofHours(1)));
        LOG.info(
                "Laid down {} rows of history in {} ms",
                writer.rows,
                Duration.ofNanos(System.nanoTime() - started).toMillis());
    }

    /** Collects batches and writes many at once. */
    private final class Writer {

        private final List<SampleBatch> batches = new ArrayList<>();
        private long rows;

        void add(SampleBatch batch) {
            batches.add(batch);
            rows += batch.serving().size()
                    + batch.gateways().size()
                    + batch.gpus().size()
                    + batch.latencies().size();
            if (batches.size() >= TOGETHER) {
                flush();
            }
        }

        void flush() {
            store.write(List.copyOf(batches));
            batches.clear();
        }
    }
}
