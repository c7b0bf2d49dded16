package dev.headroom.collector.history.jdbc;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads a whole service from rows that hold all its members in five minutes: one query and a few thousand rows for a month,
 * where the members' minutes would be a million.
 */
final class ServiceQuery {
    private static final long STEP_SECONDS = 300;

    private final JdbcClient database;
    private final Window window;

    ServiceQuery(JdbcClient database, Window window) {
        this.database = database;
        this.window = window;
    }

    /** Whether such rows fall into the window's steps and none of them is still to be made. */
    boolean answers() {
        return Resolution.of(window) == Resolution.MINUTES
                && window.step().toSeconds() % STEP_SECONDS == 0
                && window.from().getEpochSecond() % STEP_SECONDS == 0
                && !misses();
    }

    private boolean misses() {
        return database.sql("SELECT EXISTS (SELECT FROM rollup_missing WHERE day > :before AND day < :to)")
                .param("before", utc(window.from().minus(Duration.ofDays(1))))
                .param("to", utc(window.to()))
                .query(Boolean.class)
                .single();
    }

    SignalMix read(ServiceName service, Set<Quantity> wanted, boolean gpus) {
        SignalMix mix =
                new SignalMix(new Steps<>(window), new Steps<>(window), new Steps<>(window), new Steps<>(window));
        String columns = columns(wanted, gpus);
        if (columns.isEmpty()) {
            return mix;
        }
        Set<Quantity> ofOthers = wanted.stream().filter(Quantity::ofGateways).collect(Collectors.toUnmodifiableSet());
        String sql = """
                SELECT date_part('epoch', time - :from)::integer / :seconds AS point, side, %s
                FROM service_5m WHERE service = :service AND time >= :from AND time < :to AND (:gpus OR side <> 'gpu') %s
                """.formatted(columns, grouped() ? "GROUP BY 1, 2" : "");
        database.sql(sql)
                .param("seconds", window.step().toSeconds())
                .param("from", utc(window.from()))
                .param("to", utc(window.to()))
                .param("service", service.value())
                .param("gpus", gpus)
                .query(row -> {
                    switch (row.getString("side")) {
                        case "node" -> put(row, mix.nodes(), wanted);
                        case "gateway" -> put(row, mix.gateways(), ofOthers);
                        case "host" -> put(row, mix.hosts(), ofOthers);
                        default -> putGpus(row, mix.gpus());
                    }
                });
        return mix;
    }

    /** Steps of the rows' own length are read as they are. */
    private boolean grouped() {
        return window.step().toSeconds() != STEP_SECONDS;
    }

    private String columns(Set<Quantity> wanted, boolean gpus) {
        Stream<String> ofMembers =
                wanted.stream().map(quantity -> quantity.ofService(grouped()) + " AS " + quantity.column());
        Stream<String> ofGpus = GpuQuantity.ROLLED_UP.stream()
                .filter(_ -> gpus)
                .map(quantity -> grouped() ? "avg(%1$s) AS %1$s".formatted(quantity.column()) : quantity.column());
        return Stream.concat(ofMembers, ofGpus).collect(Collectors.joining(", "));
    }

    private static void put(ResultSet row, Steps<Quantity> steps, Set<Quantity> wanted) throws SQLException {
        int point = row.getInt("point");
        for (Quantity quantity : wanted) {
            steps.of(quantity)[point] = Columns.number(row, quantity.column());
        }
    }

    private static void putGpus(ResultSet row, Steps<GpuQuantity> steps) throws SQLException {
        int point = row.getInt("point");
        for (GpuQuantity quantity : GpuQuantity.ROLLED_UP) {
            steps.of(quantity)[point] = quantity.rounded(Columns.number(row, quantity.column()));
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
