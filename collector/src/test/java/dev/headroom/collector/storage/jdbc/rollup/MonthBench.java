package dev.headroom.collector.storage.jdbc.rollup;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.history.jdbc.JdbcHistory;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.collector.storage.Retention;
import dev.headroom.collector.storage.jdbc.Bench;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the pages ask of the minutes of a long past, made up in the database itself: {@code MonthBench [nodes [days]]}, 30 30
 * when left out. Not a test: it says how long the answers take, and how long it takes to roll up what an older version left.
 */
final class MonthBench {
    private static final Instant END = Instant.parse("2026-04-01T00:00:00Z");
    private static final ServiceName SERVICE = new ServiceName("deepseek-r1");
    private static final EnumSet<Signal> ALL = EnumSet.allOf(Signal.class);

    private final DataSource database;
    private final JdbcHistory history;

    private MonthBench(DataSource database) {
        this.database = database;
        this.history = new JdbcHistory(database, InstantSource.fixed(END), new Fleet(List.of()));
    }

    public static void main(String[] arguments) throws Exception {
        int nodes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
        int days = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
        System.out.printf("%d nodes x %d days of minutes%n", nodes, days);
        Bench.onEveryEngine(database -> new MonthBench(database).run(nodes, days));
    }

    private void run(int nodes, int days) {
        fill(nodes, days);
        Bench.query("30 d in 5 min, from minutes", () -> series(ALL, Duration.ofDays(30), Duration.ofMinutes(5)));
        JdbcRollups rollups = new JdbcRollups(database, InstantSource.fixed(END));
        Bench.timed("fill in   five days of services", () -> rollups.catchUp(Retention.DEFAULT.raw()));
        while (misses()) {
            rollups.catchUp(Retention.DEFAULT.raw());
        }
        update("VACUUM ANALYZE");
        Bench.sizes(database, "size     ");
        series();
        latencies();
        Bench.query("newest of every node", () -> history.nodes(SERVICE));
    }

    private boolean misses() {
        return JdbcClient.create(database)
                .sql("SELECT EXISTS (SELECT FROM rollup_missing)")
                .query(Boolean.class)
                .single();
    }

    private void fill(int nodes, int days) {
        String times =
                "generate_series(timestamptz '%s', timestamptz '%s' - interval '1 minute', interval '1 minute') time"
                        .formatted(END.minus(Duration.ofDays(days)), END);
        update(
                "SELECT make_room(name, array(SELECT generate_series(timestamptz '%s', timestamptz '%s', interval '1 day')))"
                                .formatted(END.minus(Duration.ofDays(days)), END)
                        + " FROM series_table");
        update("INSERT INTO node (service, name) SELECT '" + SERVICE.value()
                + "', 'node-' || i FROM generate_series(1, " + nodes + ") i");
        update("INSERT INTO gateway (service, name) VALUES ('" + SERVICE.value() + "', 'edge')");
        update("INSERT INTO bucket_layout (upper_bounds_seconds) SELECT array_agg(0.01 * 1.5 ^ i ORDER BY i)"
                + " || 'Infinity'::float8 FROM generate_series(0, 20) i");
        update("INSERT INTO serving_1m (time, node_id, covered_seconds, requests, failed, prompt_tokens,"
                + " generation_tokens, preemptions, running, running_max, waiting, waiting_max, max_running,"
                + " kv_cache_ratio, kv_cache_ratio_max, prefix_hit_ratio) SELECT time, node.id, 60, 600 * random(),"
                + " random(), 5e5 * random(), 2e5 * random(), 0, 100 * random(), 120, 5 * random(), 9, 256,"
                + " random(), random(), random() FROM " + times + ", node");
        update(
                "INSERT INTO gateway_1m (time, gateway_id, covered_seconds, requests, failed, rejected_429, rejected_503,"
                        + " tcp_established, tcp_limit) SELECT time, gateway.id, 60, 18000 * random(), 1, 3, 0, 900, 10000 FROM "
                        + times + ", gateway");
        update(
                "INSERT INTO latency_1m (time, node_id, kind, layout_id, counts, sum_seconds) SELECT time, node.id, 1, 1,"
                        + " array(SELECT (i * random())::integer FROM generate_series(1, 22) i), 9 FROM " + times
                        + ", node");
        update("INSERT INTO gpu_service_1m (time, service, gpus, utilization, utilization_max, memory_ratio, power)"
                + " SELECT time, '" + SERVICE.value() + "', 240, random(), 1, random(), 1e5 FROM " + times);
        update("SELECT note_missing_rollups()");
        for (String hours : RollupStatements.HOURS.statements(22)) {
            JdbcClient.create(database)
                    .sql(hours)
                    .param("from", END.minus(Duration.ofDays(days)).atOffset(java.time.ZoneOffset.UTC))
                    .param("to", END.atOffset(java.time.ZoneOffset.UTC))
                    .update();
        }
        update("VACUUM ANALYZE");
    }

    private void update(String sql) {
        new JdbcTemplate(database).execute(sql);
    }

    private void series() {
        for (int days : List.of(1, 7, 30)) {
            Duration range = Duration.ofDays(days);
            Bench.query(days + " d in 5 min, every signal", () -> series(ALL, range, Duration.ofMinutes(5)));
            Duration step = days == 1 ? Duration.ofMinutes(10) : days == 7 ? Duration.ofHours(1) : Duration.ofHours(3);
            Bench.query(days + " d as a chart, every signal", () -> series(ALL, range, step));
        }
        Bench.query(
                "28 d of demand in 10 min",
                () -> series(Set.of(Signal.OFFERED_RPS), Duration.ofDays(28), Duration.ofMinutes(10)));
        Bench.query(
                "30 d in 5 min of one node",
                () -> history.nodeSeries(
                        new NodeKey(SERVICE, "node-1"),
                        Set.of(Signal.RUNNING, Signal.WAITING),
                        window(Duration.ofDays(30), Duration.ofMinutes(5))));
    }

    private void latencies() {
        Map<Integer, Duration> steps =
                Map.of(1, Duration.ofMinutes(10), 7, Duration.ofHours(1), 30, Duration.ofHours(3));
        for (int days : List.of(1, 7, 30)) {
            Bench.query(
                    days + " d of TTFT as a chart",
                    () -> history.latencies(SERVICE, LatencyKind.TTFT, window(Duration.ofDays(days), steps.get(days))));
        }
        Bench.query(
                "5 min of TTFT by node",
                () -> history.latenciesByNode(SERVICE, LatencyKind.TTFT, END.minusSeconds(300), END));
    }

    private void series(Set<Signal> signals, Duration range, Duration step) {
        history.series(SERVICE, signals, window(range, step));
    }

    private static Window window(Duration range, Duration step) {
        return Window.covering(END.minus(range), END, step);
    }
}
