package dev.headroom.collector.history.jdbc;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.HostHistory;
import dev.headroom.collector.history.HostQuantity;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.sample.Connections;
import dev.headroom.collector.sample.HostSample;
import dev.headroom.collector.sample.NodeKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Machines from the database, on every engine by the same statements. Each ends after 30 seconds. Thread-safe. */
public final class JdbcHostHistory implements HostHistory {
    private static final int STATEMENT_LIMIT_SECONDS = 30;
    private static final Duration LOOKBACK = Duration.ofDays(1);

    private final JdbcClient database;
    private final InstantSource clock;

    public JdbcHostHistory(DataSource dataSource, InstantSource clock) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setQueryTimeout(STATEMENT_LIMIT_SECONDS);
        this.database = JdbcClient.create(template);
        this.clock = clock;
    }

    @Override
    public List<HostSample> hosts(ServiceName service) {
        return database.sql("""
                        SELECT host.service, host.name, newest.* FROM host CROSS JOIN LATERAL (
                            SELECT * FROM host_sample WHERE host_id = host.id AND time > :since
                            ORDER BY time DESC LIMIT 1) newest
                        WHERE host.service = :service ORDER BY host.name
                        """)
                .param("service", service.value())
                .param("since", clock.instant().minus(LOOKBACK).atOffset(ZoneOffset.UTC))
                .query((row, _) -> host(row))
                .list();
    }

    private static HostSample host(ResultSet row) throws SQLException {
        return new HostSample(
                Columns.instant(row, "time"),
                new NodeKey(new ServiceName(row.getString("service")), row.getString("name")),
                new Connections(Columns.number(row, "tcp_established"), Columns.number(row, "tcp_limit")),
                Columns.real(row, "cpu_ratio"),
                Columns.number(row, "memory_used"),
                Columns.number(row, "memory_total"));
    }

    @Override
    public Map<String, TimeSeries> series(ServiceName service, HostQuantity quantity, Window window) {
        String sql = """
                SELECT date_bin(:step::interval, time, :from) AS step, name, avg(%s) AS value
                FROM %s JOIN host ON host.id = host_id
                WHERE host.service = :service AND time >= :from AND time < :to GROUP BY 1, 2
                """.formatted(column(quantity), Resolution.of(window).table("host"));
        Steps<String> steps = new Steps<>(window);
        bound(sql, service, window).query(row -> {
            steps.put(row.getString("name"), Columns.instant(row, "step"), Columns.number(row, "value"));
        });
        return byName(steps);
    }

    private static String column(HostQuantity quantity) {
        return switch (quantity) {
            case CPU_RATIO -> "cpu_ratio::float8";
            case MEMORY_RATIO -> "memory_used / nullif(memory_total, 0)";
            case CONNECTIONS -> "tcp_established";
        };
    }

    private JdbcClient.StatementSpec bound(String sql, ServiceName service, Window window) {
        return database.sql(sql)
                .param("step", window.step().toSeconds() + " seconds")
                .param("from", window.from().atOffset(ZoneOffset.UTC))
                .param("to", window.to().atOffset(ZoneOffset.UTC))
                .param("service", service.value());
    }

    private static Map<String, TimeSeries> byName(Steps<String> steps) {
        Map<String, TimeSeries> series = new TreeMap<>();
        steps.names().forEach(name -> {
            TimeSeries known = steps.series(steps.of(name));
            if (known.knownValues().findAny().isPresent()) {
                series.put(name, known);
            }
        });
        return series;
    }

    /** Each machine first, then all of them: their rates add up. */
    @Override
    public Map<String, TimeSeries> logEvents(ServiceName service, Window window) {
        Resolution resolution = Resolution.of(window);
        String sql = """
                SELECT step, event, sum(rate) AS rate
                FROM (SELECT date_bin(:step::interval, time, :from) AS step, event, host_id,
                          sum(count) / nullif(sum(covered_seconds), 0) AS rate
                      FROM %s JOIN host ON host.id = host_id
                      WHERE host.service = :service AND time >= :from AND time < :to GROUP BY 1, 2, 3) of_one
                GROUP BY 1, 2
                """.formatted(resolution == Resolution.RAW ? "log_event_count" : resolution.table("log_event"));
        Steps<String> steps = new Steps<>(window);
        bound(sql, service, window).query(row -> {
            steps.put(row.getString("event"), Columns.instant(row, "step"), Columns.number(row, "rate"));
        });
        return byName(steps);
    }
}
