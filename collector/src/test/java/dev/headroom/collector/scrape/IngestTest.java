package dev.headroom.collector.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.SampleStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class IngestTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<SampleBatch> stored = new CopyOnWriteArrayList<>();
    private final AtomicBoolean away = new AtomicBoolean();

    private final SampleStore store = batches -> {
        if (away.get()) {
            throw new SampleStore.StorageUnavailable("away", new IllegalStateException());
        }
        if (batches.stream().anyMatch(batch -> outcome(batch).target().equals("poison"))) {
            throw new IllegalArgumentException("poison");
        }
        stored.addAll(batches);
    };

    private static OutcomeRow outcome(SampleBatch batch) {
        return batch.outcomes().getFirst();
    }

    private static SampleBatch batch(String target) {
        OutcomeRow row =
                new OutcomeRow(Instant.EPOCH, target, "job", "s", "u", "", false, Duration.ZERO, 0, 0, "timed_out", "");
        return SampleBatch.EMPTY.withOutcome(row);
    }

    private List<String> storedTargets() {
        return stored.stream().map(batch -> outcome(batch).target()).toList();
    }

    private double dropped() {
        return registry.get("headroom.ingest.dropped").counter().count();
    }

    @Test
    void whatWaitsAtShutdownIsWritten() {
        Ingest ingest = new Ingest(store, 100, registry);
        ingest.start();
        List.of("a", "b", "c").forEach(target -> ingest.accept(batch(target)));
        ingest.close();

        assertThat(storedTargets()).containsExactly("a", "b", "c");
        assertThat(dropped()).isZero();
    }

    @Test
    void whileTheDatabaseIsAwayBatchesWaitInOrder() {
        away.set(true);
        Ingest ingest = new Ingest(store, 100, registry);
        ingest.start();
        List.of("a", "b").forEach(target -> ingest.accept(batch(target)));
        await().until(() -> registry.get("headroom.ingest.queue.size").gauge().value() == 0);
        List.of("c", "d").forEach(target -> ingest.accept(batch(target)));
        away.set(false);

        await().untilAsserted(() -> assertThat(storedTargets()).containsExactly("a", "b", "c", "d"));
        ingest.close();
    }

    @Test
    void F21_aFullQueueDropsTheOldestAndCountsThem() {
        Ingest ingest = new Ingest(store, 2, registry);
        List.of("a", "b", "c", "d").forEach(target -> ingest.accept(batch(target)));
        assertThat(dropped()).isEqualTo(2);
        ingest.start();
        ingest.close();

        assertThat(storedTargets()).containsExactly("c", "d");
    }

    @Test
    void aBatchThatTheStoreRefusesDoesNotHoldUpTheOthers() {
        Ingest ingest = new Ingest(store, 100, registry);
        List.of("a", "poison", "b").forEach(target -> ingest.accept(batch(target)));
        ingest.start();
        ingest.close();

        assertThat(storedTargets()).containsExactly("a", "b");
        assertThat(dropped()).isEqualTo(1);
    }
}
