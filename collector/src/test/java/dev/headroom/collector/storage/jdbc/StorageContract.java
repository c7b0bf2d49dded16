package dev.headroom.collector.storage.jdbc;

import static dev.headroom.collector.storage.Samples.GATEWAY;
import static dev.headroom.collector.storage.Samples.NODE;
import static dev.headroom.collector.storage.Samples.OTHER_NODE;
import static dev.headroom.collector.storage.Samples.SERVICE;
import static dev.headroom.collector.storage.Samples.batchOf;
import static dev.headroom.collector.storage.Samples.gateway;
import static dev.headroom.collector.storage.Samples.gpu;
import static dev.headroom.collector.storage.Samples.outcome;
import static dev.headroom.collector.storage.Samples.serving;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.history.History;
import dev.headroom.collector.history.NodeState;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TargetState;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.history.jdbc.JdbcHistory;
import dev.headroom.collector.sample.NodeProfile;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.SampleStore;
import dev.headroom.collector.storage.jdbc.rollup.JdbcRollups;
import dev.headroom.collector.storage.jdbc.write.JdbcSampleStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every engine must do alike. */
abstract class StorageContract {
    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    Instant now = NOON;
    DataSource dataSource;
    SampleStore store;
    JdbcRollups rollups;
    History history;

    /** A database in which the collector's tables are up to date and empty. */
    abstract DataSource emptyDatabase();

    @BeforeEach
    void open() {
        dataSource = emptyDatabase();
        store = JdbcSampleStore.on(dataSource, () -> now);
        rollups = new JdbcRollups(dataSource, () -> now);
        history = new JdbcHistory(dataSource, () -> now);
    }

    void write(SampleBatch... batches) {
        store.write(List.of(batches));
    }

    long count(String table) {
        return JdbcClient.create(dataSource)
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }

    double[] series(Signal signal, Instant from, Instant to, Duration step) {
        return history.series(SERVICE, EnumSet.of(signal), new Window(from, to, step))
                .get(signal)
                .toArray();
    }

    @Test
    void theNewestStateOfANodeIsExactlyWhatWasScraped() {
        NodeProfile profile = new NodeProfile(NODE, "deepseek-ai/DeepSeek-R1", "vllm", "10.0.0.11:8000");
        write(batchOf(profile, serving(NOON.minusSeconds(30), NODE, 15, 0)));
        write(batchOf(profile, serving(NOON.minusSeconds(15), NODE, 30, 3)));
        NodeState state = history.nodes(SERVICE).getFirst();
        assertThat(state.profile()).isEqualTo(profile);
        assertThat(state.lastSample()).isEqualTo(NOON.minusSeconds(15));
        assertThat(state.requestsPerSecond().ended()).isEqualTo(2);
        assertThat(state.requestsPerSecond().rejected503()).isNaN();
        assertThat(state.engine().kvCacheRatio()).isEqualTo(0.4123);
        assertThat(history.lastSample(SERVICE)).contains(NOON.minusSeconds(15));
    }

    @Test
    void aGatewayStandsAfterTheNodes() {
        write(batchOf(serving(NOON, NODE, 15, 0)), batchOf(gateway(NOON, 60, 15)));
        assertThat(history.nodes(SERVICE)).extracting(NodeState::gateway).containsExactly(false, true);
        assertThat(history.nodes(SERVICE).getLast().profile().node().node()).isEqualTo(GATEWAY.gateway());
    }

    @Test
    void allNodesAtOnceTellWhatEachTellsAlone() {
        write(
                batchOf(serving(NOON, NODE, 15, 0), serving(NOON.plusSeconds(15), NODE, 15, 0)),
                batchOf(serving(NOON.plusSeconds(15), OTHER_NODE, 15, 0)));
        Set<Signal> signals = EnumSet.of(Signal.RUNNING, Signal.WAITING);
        Window window = new Window(NOON, NOON.plusSeconds(60), Duration.ofSeconds(15));

        var each = history.seriesByNode(SERVICE, signals, window);

        assertThat(each.keySet()).containsExactly(NODE, OTHER_NODE);
        each.forEach((node, series) -> assertThat(history.nodeSeries(node, signals, window))
                .allSatisfy((signal, alone) ->
                        assertThat(series.get(signal).toArray()).containsExactly(alone.toArray())));
    }

    @Test
    void gpuNumbersComeBackAsTheyWereWritten() {
        var written = gpu(NOON, 3, 0.97);
        write(batchOf(written));
        assertThat(history.gpus()).singleElement().satisfies(gpu -> {
            assertThat(gpu.reading()).isEqualTo(written.reading());
            assertThat(gpu.lastSample()).isEqualTo(NOON);
        });
    }

    @Test
    void targetsTellHowTheyFaredLately() {
        write(batchOf(
                outcome(NOON.minusSeconds(45), true, ""),
                outcome(NOON.minusSeconds(30), false, "no answer after 10 s"),
                outcome(NOON.minusSeconds(15), false, "no answer after 10 s")));
        TargetState target = history.targets().getFirst();
        assertThat(target.last().error()).isEqualTo("timed_out");
        assertThat(target.last().dialect()).isEqualTo("vllm");
        assertThat(target.lastUp()).contains(NOON.minusSeconds(45));
        assertThat(target.recentScrapes()).isEqualTo(3);
        assertThat(target.recentFailures()).isEqualTo(2);
    }

    @Test
    void F24_theSameBatchWrittenTwiceIsThereOnce() {
        SampleBatch batch = batchOf(serving(NOON, NODE, 15, 0), serving(NOON.plusSeconds(15), NODE, 15, 0));
        write(batch);
        write(batch, batchOf(serving(NOON.plusSeconds(30), NODE, 15, 0)));
        assertThat(count("serving_sample")).isEqualTo(3);
    }

    @Test
    void F26_aBatchTheDatabaseCannotTakeIsLeftOutAndTheOthersAreStored() {
        List<SampleBatch> batches = new ArrayList<>(IntStream.range(0, 20)
                .mapToObj(i -> batchOf(outcome(NOON.plusSeconds(15L * i), true, "")))
                .toList());
        batches.set(7, batchOf(outcome(NOON.plusSeconds(105), false, "nul \0 byte")));
        store.write(batches);
        assertThat(count("scrape_outcome")).isEqualTo(19);
    }

    @Test
    void ratesAddUpOverNodesAndAMissingStepIsAGap() {
        write(batchOf(
                serving(NOON.plusSeconds(5), NODE, 30, 15),
                serving(NOON.plusSeconds(7), OTHER_NODE, 15, Double.NaN),
                serving(NOON.plusSeconds(65), NODE, 45, 0)));
        Instant end = NOON.plus(3, ChronoUnit.MINUTES);
        assertThat(series(Signal.OFFERED_RPS, NOON, end, Duration.ofMinutes(1))).containsExactly(3, 3, Double.NaN);
        assertThat(series(Signal.SERVED_RPS, NOON, end, Duration.ofMinutes(1))).containsExactly(2, 3, Double.NaN);
        assertThat(series(Signal.REJECTED_429_RPS, NOON, end, Duration.ofMinutes(1)))
                .containsExactly(1, 0, Double.NaN);
        assertThat(series(Signal.REJECTED_503_RPS, NOON, end, Duration.ofMinutes(1)))
                .containsOnly(Double.NaN);
        assertThat(series(Signal.NODES_UP, NOON, end, Duration.ofMinutes(1))).containsExactly(2, 1, Double.NaN);
    }

    @Test
    void whatTheGatewayTellsGoesBeforeWhatTheNodesTell() {
        write(
                batchOf(serving(NOON.plusSeconds(5), NODE, 30, 0), serving(NOON.plusSeconds(65), NODE, 30, 0)),
                batchOf(gateway(NOON.plusSeconds(5), 150, 60)));
        Instant end = NOON.plus(2, ChronoUnit.MINUTES);
        assertThat(series(Signal.OFFERED_RPS, NOON, end, Duration.ofMinutes(1))).containsExactly(10, 2);
        assertThat(series(Signal.SERVED_RPS, NOON, end, Duration.ofMinutes(1))).containsExactly(6, 2);
        assertThat(series(Signal.CONNECTIONS, NOON, end, Duration.ofMinutes(1))).containsExactly(120, Double.NaN);
    }
}
