package dev.headroom.collector.history.jdbc;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.ExtraSeries;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.sample.SeriesKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Extra series from the database, on every engine by the same statements. Each ends after 30 seconds. Thread-safe. */
public final class JdbcExtraHistory implements ExtraHistory {
    private static final int STATEMENT_LIMIT_SECONDS = 30;
    private static final Duration LOOKBACK = Duration.ofDays(1);
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

    private final JdbcClient database;
    private final InstantSource clock;

    public JdbcExtraHistory(DataSource dataSource, InstantSource clock) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setQueryTimeout(STATEMENT_LIMIT_SECONDS);
        this.database = JdbcClient.create(template);
        this.clock = clock;
    }

    @Override
    public List<ExtraSeries> kept(ServiceName service) {
        return database.sql("""
                        SELECT kept.*, newest.time FROM extra_series kept CROSS JOIN LATERAL (
                            SELECT time FROM extra_sample WHERE series_id = kept.id AND time > :since
                            ORDER BY time DESC LIMIT 1) newest
                        WHERE service = :service ORDER BY name, node, labels
                        """)
                .param("service", service.value())
                .param("since", clock.instant().minus(LOOKBACK).atOffset(ZoneOffset.UTC))
                .query((row, _) -> new ExtraSeries(
                        key(row), row.getBoolean("counter"), row.getString("unit"), Columns.instant(row, "time")))
                .list();
    }

    @Override
    public Map<SeriesKey, TimeSeries> series(ServiceName service, String name, Window window, int most) {
        Map<Integer, SeriesKey> keys = new LinkedHashMap<>();
        database.sql("""
                        SELECT * FROM extra_series WHERE service = :service AND name = :name
                        ORDER BY node, labels LIMIT :most
                        """)
                .param("service", service.value())
                .param("name", name)
                .param("most", most)
                .query(row -> {
                    keys.put(row.getInt("id"), key(row));
                });
        Steps<Integer> steps = keys.isEmpty() ? new Steps<>(window) : read(List.copyOf(keys.keySet()), window);
        Map<SeriesKey, TimeSeries> series = new LinkedHashMap<>();
        keys.forEach((id, key) -> series.put(key, steps.series(steps.of(id))));
        return Collections.unmodifiableMap(series);
    }

    private Steps<Integer> read(List<Integer> ids, Window window) {
        Steps<Integer> steps = new Steps<>(window);
        String sql = """
                SELECT date_bin(:step::interval, time, :from) AS step, series_id,
                    coalesce(sum(value) / nullif(sum(covered_seconds), 0), avg(value)) AS value
                FROM %s WHERE series_id = ANY (:ids) AND time >= :from AND time < :to GROUP BY 1, 2
                """.formatted(Resolution.of(window).table("extra"));
        database.sql(sql)
                .param("step", window.step().toSeconds() + " seconds")
                .param("from", window.from().atOffset(ZoneOffset.UTC))
                .param("to", window.to().atOffset(ZoneOffset.UTC))
                .param("ids", ids.toArray(Integer[]::new))
                .query(row -> {
                    steps.put(row.getInt("series_id"), Columns.instant(row, "step"), Columns.number(row, "value"));
                });
        return steps;
    }

    private static SeriesKey key(ResultSet row) throws SQLException {
        Map<String, String> labels = JsonMapper.shared().readValue(row.getString("labels"), LABELS);
        return new SeriesKey(
                new ServiceName(row.getString("service")), row.getString("node"), row.getString("name"), labels);
    }
}
