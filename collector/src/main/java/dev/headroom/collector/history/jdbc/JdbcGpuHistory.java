package dev.headroom.collector.history.jdbc;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.GpuHistory;
import dev.headroom.collector.sample.GpuEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events of GPUs from the database, on every engine by the same statements. Each ends after 30 seconds. Thread-safe. */
public final class JdbcGpuHistory implements GpuHistory {
    private static final int STATEMENT_LIMIT_SECONDS = 30;
    private static final Duration LOOKBACK = Duration.ofDays(7);

    private final JdbcClient database;
    private final InstantSource clock;

    public JdbcGpuHistory(DataSource dataSource, InstantSource clock) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setQueryTimeout(STATEMENT_LIMIT_SECONDS);
        this.database = JdbcClient.create(template);
        this.clock = clock;
    }

    @Override
    public List<GpuEvent> events(Instant since, int most) {
        return database.sql("SELECT * FROM gpu_event WHERE time > :since ORDER BY time DESC, device LIMIT :most")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, _) -> event(row))
                .list();
    }

    /** A collector that was restarted meanwhile saw no return, but stores samples again. */
    @Override
    public List<GpuEvent> lost() {
        return database.sql("""
                        SELECT * FROM (
                            SELECT DISTINCT ON (service, node, device) * FROM gpu_event
                            WHERE kind IN ('LOST', 'BACK') AND time > :since
                            ORDER BY service, node, device, time DESC) newest
                        WHERE kind = 'LOST' AND NOT EXISTS (
                            SELECT FROM gpu JOIN gpu_sample ON gpu_sample.gpu_id = gpu.id
                            WHERE (gpu.uuid = newest.device OR gpu.uuid LIKE newest.device || '/%')
                                AND gpu_sample.time > newest.time)
                        ORDER BY time DESC
                        """)
                .param("since", clock.instant().minus(LOOKBACK).atOffset(ZoneOffset.UTC))
                .query((row, _) -> event(row))
                .list();
    }

    private static GpuEvent event(ResultSet row) throws SQLException {
        return new GpuEvent(
                Columns.instant(row, "time"),
                new ServiceName(row.getString("service")),
                row.getString("node"),
                row.getString("device"),
                GpuEvent.Kind.valueOf(row.getString("kind")),
                row.getString("detail"));
    }
}
