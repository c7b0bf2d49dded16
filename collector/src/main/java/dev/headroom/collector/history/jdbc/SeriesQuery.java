package dev.headroom.collector.history.jdbc;

import dev.headroom.collector.history.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads quantities of nodes or gateways, one row a step; first each member by itself, then all of them together. */
final class SeriesQuery {
    private static final String OWN_STEP = "date_bin(:step::interval, time, :from)";
    private static final String CARRIED_STEP = "date_bin(:step::interval, carried_to, :from)";
    private static final String CARRIED_STEPS = """
            , generate_series(date_bin(:step::interval, time, :from),
                date_bin(:step::interval, time + :carried::interval, :from), :step::interval) carried_to""";

    /** A device counts as throttled for the share of its samples that say so: 0xE8 is heat, power brake and slow-down. */
    private static final String CLOCKS_OF_ONE = """
            , avg(CASE WHEN throttle_reasons & 232 <> 0 THEN 1.0 WHEN throttle_reasons >= 0 THEN 0.0 END) AS throttled,
            avg(sm_clock) FILTER (WHERE utilization >= 0.5) AS working_clock, max(sm_clock) AS clock""";

    private static final String CLOCKS = """
            , avg(throttled) AS throttled_ratio, min(working_clock) AS clock_lowest, max(clock) AS clock_highest""";

    private final JdbcClient database;
    private final Window window;
    private final Resolution resolution;

    SeriesQuery(JdbcClient database, Window window) {
        this.database = database;
        this.window = window;
        this.resolution = Resolution.of(window);
    }

    Steps<Quantity> nodes(List<Integer> nodes, Set<Quantity> wanted) {
        return read("serving", "node_id", nodes, wanted);
    }

    Steps<Quantity> gateways(List<Integer> gateways, Set<Quantity> wanted) {
        Set<Quantity> known = EnumSet.noneOf(Quantity.class);
        wanted.stream().filter(Quantity::ofGateways).forEach(known::add);
        return read("gateway", "gateway_id", gateways, known);
    }

    /** Machines know of connections and of nothing else that a service is asked for. */
    Steps<Quantity> hosts(List<Integer> hosts, Set<Quantity> wanted) {
        Set<Quantity> known = EnumSet.of(Quantity.CONNECTIONS, Quantity.CONNECTION_LIMIT);
        known.retainAll(wanted);
        return read("host", "host_id", hosts, known);
    }

    /** Each node by itself, by its number; one of which nothing is known is left out. */
    Map<Integer, Steps<Quantity>> eachNode(List<Integer> nodes, Set<Quantity> wanted) {
        Map<Integer, Steps<Quantity>> each = new HashMap<>();
        Members members = new Members("serving", "node_id", nodes);
        read(members, wanted, "member", row -> put(row, stepsOf(row.getInt("member"), each), wanted));
        return each;
    }

    private Steps<Quantity> stepsOf(int member, Map<Integer, Steps<Quantity>> each) {
        return each.computeIfAbsent(member, _ -> new Steps<>(window));
    }

    private Steps<Quantity> read(String table, String id, List<Integer> members, Set<Quantity> wanted) {
        Steps<Quantity> steps = new Steps<>(window);
        read(new Members(table, id, members), wanted, "", row -> put(row, steps, wanted));
        return steps;
    }

    private static void put(ResultSet row, Steps<Quantity> steps, Set<Quantity> wanted) throws SQLException {
        for (Quantity quantity : wanted) {
            double value = row.getDouble(quantity.column());
            if (!row.wasNull()) {
                steps.put(quantity, Columns.instant(row, "step"), value);
            }
        }
    }

    /** Whose samples are read: {@code id} is the column of {@code table} with their number. */
    private record Members(String table, String id, List<Integer> numbers) {}

    /** One row a step, or one a step and member. */
    private void read(Members members, Set<Quantity> wanted, String by, RowCallbackHandler rows) {
        if (members.numbers().isEmpty() || wanted.isEmpty()) {
            return;
        }
        String ofOne =
                wanted.stream().map(quantity -> quantity.ofOne(resolution)).collect(Collectors.joining(", "));
        String ofAll = wanted.stream()
                .map(quantity -> quantity.ofAll() + " AS " + quantity.column())
                .collect(Collectors.joining(", "));
        String id = members.id();
        double carried = carriedSeconds(members.table(), id, members.numbers());
        String group = by.isEmpty() ? "step" : "step, " + by;
        String sql = """
                SELECT %s, %s
                FROM (SELECT %s AS step, %s AS member, %s
                      FROM %s WHERE %s = ANY (:members) AND time >= :since AND time < :to GROUP BY 1, 2) of_one
                WHERE step >= :from AND step < :to GROUP BY %s
                """.formatted(
                        group,
                        ofAll,
                        carried > 0 ? CARRIED_STEP : OWN_STEP,
                        id,
                        ofOne,
                        source(members.table(), carried),
                        id,
                        group);
        bound(sql, members.numbers(), carried).query(rows);
    }

    /** Each device first, then all of them: the mean of the ratios and the sum of the power. */
    Steps<GpuQuantity> gpus(List<Integer> gpus) {
        if (gpus.isEmpty()) {
            return new Steps<>(window);
        }
        double carried = carriedSeconds("gpu", "gpu_id", gpus);
        boolean raw = resolution == Resolution.RAW;
        String sql = """
                SELECT step, avg(utilization) AS utilization, avg(memory_ratio) AS memory_ratio, sum(power) AS power%s
                FROM (SELECT %s AS step, gpu_id,
                          avg(utilization) AS utilization, avg(memory_used / nullif(memory_total, 0)) AS memory_ratio,
                          avg(power) AS power%s
                      FROM %s WHERE gpu_id = ANY (:members) AND time >= :since AND time < :to GROUP BY 1, 2) of_one
                WHERE step >= :from AND step < :to GROUP BY step
                """.formatted(
                        raw ? CLOCKS : "",
                        carried > 0 ? CARRIED_STEP : OWN_STEP,
                        raw ? CLOCKS_OF_ONE : "",
                        source("gpu", carried));
        return gpuSteps(bound(sql, gpus, carried));
    }

    /** Rollups need no carrying: their rows lie no closer than samples do. */
    private double carriedSeconds(String table, String id, List<Integer> members) {
        if (resolution != Resolution.RAW) {
            return 0;
        }
        SampleSpacing.ToldBy told =
                switch (table) {
                    case "serving", "gateway" -> SampleSpacing.ToldBy.COVERED_SECONDS;
                    default -> SampleSpacing.ToldBy.TIMES;
                };
        return new SampleSpacing(database, window).carriedSeconds(resolution.table(table), id, members, told);
    }

    /** The table, with a row for every step that a sample stands for when it is carried. */
    private String source(String table, double carriedSeconds) {
        return carriedSeconds > 0 ? resolution.table(table) + CARRIED_STEPS : resolution.table(table);
    }

    /** The rollups hold all GPUs of a service in one row already. */
    Steps<GpuQuantity> gpusOfService(String service, List<Integer> gpus) {
        if (resolution == Resolution.RAW) {
            return gpus(gpus);
        }
        String sql = """
                SELECT date_bin(:step::interval, time, :from) AS step, avg(utilization) AS utilization,
                    avg(memory_ratio) AS memory_ratio, avg(power) AS power
                FROM %s WHERE service = :service AND time >= :from AND time < :to GROUP BY 1
                """.formatted(resolution.table("gpu_service"));
        return gpuSteps(bound(sql, List.of(), 0).param("service", service));
    }

    private Steps<GpuQuantity> gpuSteps(JdbcClient.StatementSpec statement) {
        Steps<GpuQuantity> steps = new Steps<>(window);
        Set<GpuQuantity> quantities =
                resolution == Resolution.RAW ? EnumSet.allOf(GpuQuantity.class) : GpuQuantity.ROLLED_UP;
        statement.query(row -> {
            for (GpuQuantity quantity : quantities) {
                double value = row.getDouble(quantity.column());
                if (!row.wasNull()) {
                    steps.put(quantity, Columns.instant(row, "step"), quantity.rounded(value));
                }
            }
        });
        return steps;
    }

    private JdbcClient.StatementSpec bound(String sql, List<Integer> members, double carriedSeconds) {
        return database.sql(sql)
                .param("step", window.step().toSeconds() + " seconds")
                .param("carried", carriedSeconds + " seconds")
                .param(
                        "since",
                        window.from()
                                .minusMillis(Math.round(carriedSeconds * 1000))
                                .atOffset(ZoneOffset.UTC))
                .param("from", window.from().atOffset(ZoneOffset.UTC))
                .param("to", window.to().atOffset(ZoneOffset.UTC))
                .param("members", members.toArray(Integer[]::new));
    }
}
