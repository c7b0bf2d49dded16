package dev.headroom.forecasting.jdbc;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.forecasting.replica.ReplicaStarts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Observed starts in PostgreSQL. Thread-safe. */
public final class JdbcReplicaStarts implements ReplicaStarts {

    private static final int STATEMENT_TIMEOUT_SECONDS = 30;

    private final JdbcClient client;

    public JdbcReplicaStarts(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout(STATEMENT_TIMEOUT_SECONDS);
        client = JdbcClient.create(jdbc);
    }

    /** Adding the same start twice keeps one. */
    @Override
    public void add(ServiceName service, String target, Instant ready, Duration took) {
        client.sql("""
                        INSERT INTO replica_start (service, target, ready_at, took_seconds) VALUES (?, ?, ?, ?)
                        ON CONFLICT (service, target, ready_at) DO NOTHING
                        """)
                .param(service.value())
                .param(target)
                .param(ready.atOffset(ZoneOffset.UTC))
                .param(took.toNanos() / 1e9)
                .update();
    }

    @Override
    public List<Duration> newestStarts(ServiceName service, int most) {
        return client.sql("SELECT took_seconds FROM replica_start WHERE service = ? ORDER BY ready_at DESC LIMIT ?")
                .param(service.value())
                .param(most)
                .query((row, _) -> Duration.ofMillis(Math.round(row.getDouble(1) * 1000)))
                .list();
    }
}
