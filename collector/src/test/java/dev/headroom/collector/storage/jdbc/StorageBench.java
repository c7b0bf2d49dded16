package dev.headroom.collector.storage.jdbc;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.history.jdbc.JdbcHistory;
import dev.headroom.collector.sample.BucketLayout;
import dev.headroom.collector.sample.Connections;
import dev.headroom.collector.sample.EngineGauges;
import dev.headroom.collector.sample.GpuSample;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.LatencySample;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.collector.sample.RequestCounts;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.SampleStore;
import dev.headroom.collector.sample.ServingSample;
import dev.headroom.collector.sample.TokenCounts;
import dev.headroom.collector.sample.gpu.GpuClocks;
import dev.headroom.collector.sample.gpu.GpuDevice;
import dev.headroom.collector.sample.gpu.GpuHealth;
import dev.headroom.collector.sample.gpu.GpuLinks;
import dev.headroom.collector.sample.gpu.GpuMemory;
import dev.headroom.collector.sample.gpu.GpuMemoryErrors;
import dev.headroom.collector.sample.gpu.GpuPower;
import dev.headroom.collector.sample.gpu.GpuReading;
import dev.headroom.collector.storage.Engine;
import dev.headroom.collector.storage.Retention;
import dev.headroom.collector.storage.jdbc.connection.EngineRecord;
import dev.headroom.collector.storage.jdbc.maintenance.Columnstore;
import dev.headroom.collector.storage.jdbc.maintenance.Shelf;
import dev.headroom.collector.storage.jdbc.rollup.JdbcRollups;
import dev.headroom.collector.storage.jdbc.write.JdbcSampleStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Loads, rolls up, reads and expires the samples of a fleet on each engine that is there: {@code StorageBench [nodes
 * [gpus [days]]]}, 30 8 7 when left out. Not a test: it says how long things take and how large they get.
 */
final class StorageBench {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(15);
    private static final ServiceName SERVICE = new ServiceName("deepseek-r1");
    private static final BucketLayout LAYOUT = new BucketLayout(DoubleStream.concat(
                    DoubleStream.iterate(0.01, bound -> bound * 1.5).limit(21),
                    DoubleStream.of(Double.POSITIVE_INFINITY))
            .boxed()
            .toList());

    private final int nodes;
    private final int gpus;
    private final int days;
    private final DataSource database;
    private final Random random = new Random(1);

    private StorageBench(int[] shape, DataSource database) {
        this.nodes = shape[0];
        this.gpus = shape[1];
        this.days = shape[2];
        this.database = database;
    }

    public static void main(String[] arguments) throws IOException {
        int[] shape = {30, 8, 7};
        for (int i = 0; i < arguments.length && i < shape.length; i++) {
            shape[i] = Integer.parseInt(arguments[i]);
        }
        System.out.printf("%d nodes x %d GPUs x %d days, every %s%n", shape[0], shape[1], shape[2], INTERVAL);
        Bench.onEveryEngine(database -> new StorageBench(shape, database).run());
    }

    private void run() {
        Instant end = START.plus(Duration.ofDays(days));
        long started = System.nanoTime();
        long rows = load();
        double seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf("load      %,d rows in %.0f s, %,.0f rows/s%n", rows, seconds, rows / seconds);
        Bench.timed(
                "roll up   all of it", () -> new JdbcRollups(database, InstantSource.fixed(end)).rollUp(START, end));
        Bench.timed(
                "vacuum    analyze",
                () -> JdbcClient.create(database).sql("VACUUM ANALYZE").update());
        Bench.sizes(database, "size     ");
        queries(end);
        if (new EngineRecord(database).agree() == Engine.TIMESCALE_COMMUNITY) {
            Bench.timed("pack      into columns", () -> new Columnstore(database).pack(end.plus(Duration.ofDays(1))));
            Bench.sizes(database, "packed   ");
            queries(end);
        }
        Bench.timed("cycle     of 10 s", () -> new JdbcRollups(database, InstantSource.fixed(end))
                .catchUp(Retention.DEFAULT.raw()));
        Bench.timed("expire    the raw samples", () -> new Shelf(database)
                .drop(Retention.DEFAULT, end.plus(Duration.ofDays(16))));
        Bench.sizes(database, "left     ");
    }

    private long load() {
        SampleStore store = JdbcSampleStore.on(database, InstantSource.fixed(START));
        long rows = 0;
        for (long step = 0; step < Duration.ofDays(days).dividedBy(INTERVAL); step++) {
            Instant time = START.plus(INTERVAL.multipliedBy(step));
            List<SampleBatch> batches = new ArrayList<>();
            for (int node = 0; node < nodes; node++) {
                batches.add(scrape(time, node));
            }
            store.write(batches);
            rows += (long) nodes * (1 + LatencyKind.values().length + gpus);
        }
        return rows;
    }

    private SampleBatch scrape(Instant time, int number) {
        NodeKey node = new NodeKey(SERVICE, "node-%02d".formatted(number));
        double requests = random.nextInt(200);
        ServingSample serving = new ServingSample(
                time,
                node,
                15,
                new RequestCounts(requests, random.nextInt(3), Double.NaN, Double.NaN),
                new TokenCounts(requests * 900, requests * 300, requests * 400),
                random.nextInt(2),
                new EngineGauges(
                        random.nextInt(200), random.nextInt(20), 256, random.nextDouble(), random.nextDouble()),
                new Connections(random.nextInt(900), 1000));
        List<LatencySample> latencies = Arrays.stream(LatencyKind.values())
                .map(kind -> new LatencySample(time, node, kind, LAYOUT, counts(), requests * 0.3))
                .toList();
        List<GpuSample> readings = new ArrayList<>();
        for (int gpu = 0; gpu < gpus; gpu++) {
            readings.add(gpu(time, node, gpu));
        }
        return SampleBatch.of(List.of(serving)).plus(latencies).plus(readings);
    }

    private List<Integer> counts() {
        return Stream.generate(() -> random.nextInt(20)).limit(LAYOUT.size()).toList();
    }

    private GpuSample gpu(Instant time, NodeKey node, int index) {
        GpuDevice device = new GpuDevice(
                "GPU-" + node.node() + "-" + index, SERVICE, node.node(), index, "NVIDIA H100 80GB HBM3", "");
        GpuReading reading = new GpuReading(
                device,
                random.nextInt(101) / 100.0,
                new GpuMemory(random.nextInt(80_000) * 1e6, 85_520_809_984.0),
                new GpuPower(random.nextInt(7000) / 10.0, 700),
                new GpuClocks(1980, Double.NaN),
                new GpuHealth(30 + random.nextInt(50), 4, 0, Double.NaN, GpuMemoryErrors.UNKNOWN),
                GpuLinks.UNKNOWN);
        return new GpuSample(time, reading);
    }

    private void queries(Instant end) {
        JdbcHistory history = new JdbcHistory(database, InstantSource.fixed(end), new Fleet(List.of()));
        EnumSet<Signal> all = EnumSet.allOf(Signal.class);
        Bench.query("1 h, every signal", () -> history.series(SERVICE, all, window(end, Duration.ofHours(1))));
        Bench.query("24 h, every signal", () -> history.series(SERVICE, all, window(end, Duration.ofDays(1))));
        Bench.query("7 d, every signal", () -> history.series(SERVICE, all, window(end, Duration.ofDays(7))));
        Bench.query(
                "7 d in 5 min (episodes)",
                () -> history.series(
                        SERVICE, all, Window.covering(end.minus(Duration.ofDays(7)), end, Duration.ofMinutes(5))));
        Bench.query(
                "30 d in 5 min (episodes)",
                () -> history.series(
                        SERVICE, all, Window.covering(end.minus(Duration.ofDays(30)), end, Duration.ofMinutes(5))));
        Bench.query(
                "24 h of TTFT", () -> history.latencies(SERVICE, LatencyKind.TTFT, window(end, Duration.ofDays(1))));
        Bench.query("newest of every node", () -> history.nodes(SERVICE));
        Bench.query("newest of every GPU", history::gpus);
    }

    private static Window window(Instant end, Duration range) {
        return Window.covering(end.minus(range), end, range.dividedBy(240));
    }
}
