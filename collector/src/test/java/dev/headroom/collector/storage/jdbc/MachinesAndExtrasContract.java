package dev.headroom.collector.storage.jdbc;

import static dev.headroom.collector.storage.Samples.NODE;
import static dev.headroom.collector.storage.Samples.OTHER_NODE;
import static dev.headroom.collector.storage.Samples.SERVICE;
import static dev.headroom.collector.storage.Samples.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.headroom.collector.history.ExtraSeries;
import dev.headroom.collector.history.HostQuantity;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.history.jdbc.JdbcExtraHistory;
import dev.headroom.collector.history.jdbc.JdbcGpuHistory;
import dev.headroom.collector.history.jdbc.JdbcHistory;
import dev.headroom.collector.history.jdbc.JdbcHostHistory;
import dev.headroom.collector.sample.Connections;
import dev.headroom.collector.sample.ExtraSample;
import dev.headroom.collector.sample.GpuEvent;
import dev.headroom.collector.sample.GpuSample;
import dev.headroom.collector.sample.HostSample;
import dev.headroom.collector.sample.LogEventSample;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.SeriesKey;
import dev.headroom.collector.sample.gpu.GpuClocks;
import dev.headroom.collector.sample.gpu.GpuDevice;
import dev.headroom.collector.sample.gpu.GpuHealth;
import dev.headroom.collector.sample.gpu.GpuLinks;
import dev.headroom.collector.sample.gpu.GpuMemory;
import dev.headroom.collector.sample.gpu.GpuMemoryErrors;
import dev.headroom.collector.sample.gpu.GpuPower;
import dev.headroom.collector.sample.gpu.GpuReading;
import dev.headroom.collector.storage.jdbc.rollup.JdbcRollups;
import dev.headroom.collector.storage.jdbc.write.JdbcSampleStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What every engine must do alike with machines, matches in logs and the series that dialects keep. */
abstract class MachinesAndExtrasContract extends ServiceRollupContract {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final SeriesKey FLOPS = new SeriesKey(SERVICE, NODE.node(), "flops", Map.of("engine", "0"));
    private static final SeriesKey DEPTH = new SeriesKey(SERVICE, NODE.node(), "depth", Map.of());

    private final List<SampleBatch> batches = new ArrayList<>();

    @Test
    void connectionsOfMachinesCountWhereNobodyElseTells() {
        DataSource database = emptyDatabase();
        host(NODE, new Connections(120, 1000), 0.25);
        host(OTHER_NODE, new Connections(80, 1000), 0.5);
        SampleBatch counted = SampleBatch.of(List.of(serving(NOON.plusSeconds(60), NODE, 15, 0)));
        write(database, counted);

        JdbcHistory history = new JdbcHistory(database, () -> NOON);
        Window window = new Window(NOON, NOON.plusSeconds(120), Duration.ofMinutes(1));
        var series = history.series(SERVICE, EnumSet.of(Signal.CONNECTIONS, Signal.CONNECTION_LIMIT), window);
        assertThat(series.get(Signal.CONNECTIONS).toArray()).containsExactly(200, Double.NaN);
        assertThat(series.get(Signal.CONNECTION_LIMIT).toArray()).containsExactly(2000, Double.NaN);
        assertThat(history.services()).contains(SERVICE);
        assertThat(new JdbcHostHistory(database, () -> NOON.plusSeconds(60)).hosts(SERVICE))
                .extracting(sample -> sample.host().node(), HostSample::cpuRatio)
                .containsExactly(tuple(NODE.node(), 0.25), tuple(OTHER_NODE.node(), 0.5));
    }

    @Test
    void aMachineTellsOfItselfOverTime() {
        DataSource database = emptyDatabase();
        host(NODE, new Connections(120, 1000), 0.25);
        host(OTHER_NODE, new Connections(Double.NaN, Double.NaN), 0.5);
        write(database, SampleBatch.EMPTY);
        JdbcHostHistory hosts = new JdbcHostHistory(database, () -> NOON);
        Window window = new Window(NOON, NOON.plusSeconds(120), Duration.ofMinutes(1));

        assertThat(hosts.series(SERVICE, HostQuantity.CPU_RATIO, window))
                .containsOnlyKeys(NODE.node(), OTHER_NODE.node())
                .hasEntrySatisfying(
                        NODE.node(), series -> assertThat(series.toArray()).containsExactly(0.25, Double.NaN));
        assertThat(hosts.series(SERVICE, HostQuantity.CONNECTIONS, window)).containsOnlyKeys(NODE.node());
    }

    @Test
    void aGpuIsLostUntilItIsBackOrReadAgain() {
        DataSource database = emptyDatabase();
        GpuEvent first = lost("GPU-1");
        GpuEvent second = lost("GPU-2");
        GpuEvent third = lost("GPU-3");
        GpuEvent back = new GpuEvent(NOON.plusSeconds(30), SERVICE, "gpu-01", "GPU-2", GpuEvent.Kind.BACK, "back");
        GpuDevice device = new GpuDevice("GPU-3", SERVICE, "gpu-01", 3, "H100", "").instance("2");
        GpuMemoryErrors errors = new GpuMemoryErrors(1, 2, 3, 1);
        GpuLinks links = new GpuLinks(5, 16, 9, 359_000, 329_000, 1e9, 4);
        GpuReading reading = new GpuReading(
                device,
                0.5,
                new GpuMemory(1, 2),
                new GpuPower(3, 4),
                new GpuClocks(6, 2619),
                new GpuHealth(5, 0, 0, 0, errors),
                links);
        write(
                database,
                SampleBatch.of(List.of(first, second, third, back)),
                SampleBatch.of(List.of(new GpuSample(NOON.plusSeconds(60), reading))));

        JdbcGpuHistory history = new JdbcGpuHistory(database, () -> NOON.plusSeconds(90));
        assertThat(history.lost()).containsExactly(first);
        assertThat(history.events(NOON.minusSeconds(1), 2)).containsExactly(back, first);
        GpuReading stored = new JdbcHistory(database, () -> NOON.plusSeconds(90))
                .gpus()
                .getFirst()
                .reading();
        assertThat(stored.health().memoryErrors()).isEqualTo(errors);
        assertThat(stored.links()).isEqualTo(links);
    }

    private static GpuEvent lost(String device) {
        return new GpuEvent(NOON, SERVICE, "gpu-01", device, GpuEvent.Kind.LOST, device + " is lost.");
    }

    @Test
    void extrasComeBackAsRatesAndMeansInEveryResolution() {
        DataSource database = emptyDatabase();
        for (Instant time = NOON; time.isBefore(NOON.plus(6, ChronoUnit.HOURS)); time = time.plusSeconds(60)) {
            batches.add(SampleBatch.of(List.of(
                    new ExtraSample(time, FLOPS, 15, "flop", 30), new ExtraSample(time, DEPTH, Double.NaN, 7))));
            batches.add(SampleBatch.of(List.of(new LogEventSample(time, NODE, "RateLimitExceeded", 15, 45))));
        }
        write(database);
        new JdbcRollups(database, () -> NOON).rollUp(NOON, NOON.plus(6, ChronoUnit.HOURS));

        Instant end = NOON.plus(6, ChronoUnit.HOURS);
        JdbcExtraHistory extras = new JdbcExtraHistory(database, () -> end);
        JdbcHostHistory hosts = new JdbcHostHistory(database, () -> end);
        for (Duration range : List.of(Duration.ofHours(2), Duration.ofHours(6), Duration.ofDays(3))) {
            Window window = new Window(NOON, NOON.plus(range), Duration.ofHours(1));
            assertThat(extras.series(SERVICE, "flops", window, 10).get(FLOPS).toArray())
                    .startsWith(2, 2);
            assertThat(extras.series(SERVICE, "depth", window, 10).get(DEPTH).toArray())
                    .startsWith(7, 7);
            assertThat(hosts.logEvents(SERVICE, window)).containsOnlyKeys("RateLimitExceeded");
            assertThat(hosts.logEvents(SERVICE, window).get("RateLimitExceeded").toArray())
                    .startsWith(3, 3);
        }
        assertThat(extras.kept(SERVICE)).extracting(ExtraSeries::key).containsExactly(DEPTH, FLOPS);
        assertThat(extras.kept(SERVICE)).extracting(ExtraSeries::unit).containsExactly("", "flop");
        assertThat(extras.kept(SERVICE)).extracting(ExtraSeries::counter).containsExactly(false, true);
    }

    private void host(NodeKey host, Connections connections, double cpu) {
        batches.add(SampleBatch.of(List.of(new HostSample(NOON, host, connections, cpu, 32e9, 64e9))));
    }

    private void write(DataSource database, SampleBatch... more) {
        batches.addAll(List.of(more));
        JdbcSampleStore.on(database, () -> NOON).write(batches);
    }
}
