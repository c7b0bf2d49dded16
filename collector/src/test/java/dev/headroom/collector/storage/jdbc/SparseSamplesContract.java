package dev.headroom.collector.storage.jdbc;

import static dev.headroom.collector.storage.Samples.NODE;
import static dev.headroom.collector.storage.Samples.OTHER_NODE;
import static dev.headroom.collector.storage.Samples.SERVICE;
import static dev.headroom.collector.storage.Samples.batchOf;
import static dev.headroom.collector.storage.Samples.gpu;
import static dev.headroom.collector.storage.Samples.serving;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.history.jdbc.JdbcHistory;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.ServingSample;
import dev.headroom.collector.storage.jdbc.write.JdbcSampleStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Targets that are scraped as seldom as a chart has steps, or less often. */
abstract class SparseSamplesContract extends MachinesAndExtrasContract {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant END = NOON.plus(Duration.ofMinutes(6));

    private DataSource database;

    @BeforeEach
    void openForSparseSamples() {
        database = emptyDatabase();
    }

    @Test
    void aSampleStandsForTheStepsUntilTheNextSoThatSumsAreOfAllNodes() {
        List<SampleBatch> batches = new ArrayList<>();
        for (int minute = 0; minute < 6; minute++) {
            batches.add(batchOf(
                    aMinute(NOON.plusSeconds(60L * minute + 10), NODE, 120),
                    aMinute(NOON.plusSeconds(60L * minute + 40), OTHER_NODE, 60)));
        }
        write(batches);

        assertThat(series(Signal.OFFERED_RPS, NOON.plusSeconds(60), END, 30)).containsOnly(3);
        assertThat(series(Signal.NODES_UP, NOON.plusSeconds(60), END, 30)).containsOnly(2);
        assertThat(series(Signal.OFFERED_RPS, NOON.plusSeconds(60), END, 60)).containsOnly(3);
    }

    @Test
    void aNodeThatFallsSilentIsAGapAfterOneIntervalAndNotCarriedOn() {
        write(List.of(
                batchOf(aMinute(NOON.plusSeconds(10), NODE, 120)), batchOf(aMinute(NOON.plusSeconds(70), NODE, 120))));

        assertThat(series(Signal.OFFERED_RPS, NOON.plusSeconds(60), END, 30))
                .containsExactly(
                        2, 2, 2, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    @Test
    void stepsThatEveryTargetReachesAreReadAsTheyAre() {
        write(List.of(batchOf(
                serving(NOON.plusSeconds(5), NODE, 30, 0),
                serving(NOON.plusSeconds(20), NODE, 30, 0),
                serving(NOON.plusSeconds(35), NODE, 60, 0))));

        assertThat(series(Signal.OFFERED_RPS, NOON, NOON.plusSeconds(90), 30)).containsExactly(2, 4, Double.NaN);
    }

    @Test
    void theUtilizationOfSeldomReadGpusIsOfAllOfThem() {
        List<SampleBatch> batches = new ArrayList<>();
        for (int minute = 0; minute < 6; minute++) {
            batches.add(batchOf(
                    gpu(NOON.plusSeconds(60L * minute + 10), 0, 1.0),
                    gpu(NOON.plusSeconds(60L * minute + 40), 1, 0.5)));
        }
        write(batches);

        assertThat(series(Signal.GPU_UTILIZATION, NOON.plusSeconds(60), END, 30))
                .containsOnly(0.75);
    }

    private static ServingSample aMinute(Instant time, NodeKey node, double requests) {
        ServingSample quarter = serving(time, node, requests, 0);
        return new ServingSample(
                time,
                node,
                60,
                quarter.requests(),
                quarter.tokens(),
                quarter.preemptions(),
                quarter.engine(),
                quarter.connections());
    }

    private void write(List<SampleBatch> batches) {
        JdbcSampleStore.on(database, () -> END).write(batches);
    }

    private double[] series(Signal signal, Instant from, Instant to, int stepSeconds) {
        Window window = new Window(from, to, Duration.ofSeconds(stepSeconds));
        return new JdbcHistory(database, () -> END)
                .series(SERVICE, EnumSet.of(signal), window)
                .get(signal)
                .toArray();
    }
}
