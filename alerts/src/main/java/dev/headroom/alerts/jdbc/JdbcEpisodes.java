package dev.headroom.alerts.jdbc;

import static dev.headroom.alerts.jdbc.Columns.instant;
import static dev.headroom.alerts.jdbc.Columns.utc;

import dev.headroom.alerts.diagnosis.Cause;
import dev.headroom.alerts.diagnosis.Damage;
import dev.headroom.alerts.diagnosis.Episode;
import dev.headroom.alerts.diagnosis.EpisodeStore;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.storage.jdbc.leadership.Fence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Episodes in the database. */
public final class JdbcEpisodes implements EpisodeStore {

    private static final int STATEMENT_TIMEOUT_SECONDS = 10;

    private final JdbcClient client;
    private final TransactionTemplate transaction;

    public JdbcEpisodes(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout(STATEMENT_TIMEOUT_SECONDS);
        client = JdbcClient.create(jdbc);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    @Override
    public Optional<Instant> keptUntil(ServiceName service) {
        return client.sql("SELECT kept_until FROM alert_episode_progress WHERE service = ?")
                .param(service.value())
                .query((row, _) -> instant(row, "kept_until"))
                .optional();
    }

    @Override
    public List<Episode> between(ServiceName service, Instant from, Instant to) {
        return client.sql("""
                        SELECT * FROM alert_episode
                        WHERE service = :service AND ended_at > :from AND started_at < :to ORDER BY started_at
                        """)
                .param("service", service.value())
                .param("from", utc(from))
                .param("to", utc(to))
                .query((row, _) -> episode(row))
                .list();
    }

    /** {@code ON CONFLICT}: the one that is there was found first, and may have been told. */
    @Override
    public void keep(ServiceName service, List<Episode> episodes, Instant until) {
        transaction.executeWithoutResult(_ -> {
            Fence.check(client);
            episodes.forEach(this::insert);
            client.sql("""
                            INSERT INTO alert_episode_progress VALUES (:service, :until)
                            ON CONFLICT (service) DO UPDATE SET kept_until = excluded.kept_until
                            """)
                    .param("service", service.value())
                    .param("until", utc(until))
                    .update();
        });
    }

    private void insert(Episode episode) {
        client.sql("""
                        INSERT INTO alert_episode VALUES (:service, :start, :end, :cause, :evidence::jsonb,
                            :runnerUp::jsonb, :offered, :lost, :slow, :remedy::jsonb)
                        ON CONFLICT (service, started_at) DO NOTHING
                        """)
                .param("service", episode.service().value())
                .param("start", utc(episode.start()))
                .param("end", utc(episode.end().orElseThrow()))
                .param("cause", episode.cause().name())
                .param("evidence", EpisodeDocument.evidence(episode.evidence()))
                .param(
                        "runnerUp",
                        episode.runnerUp().map(EpisodeDocument::runnerUp).orElse(null))
                .param("offered", known(episode.damage().offeredRequests()))
                .param("lost", episode.damage().lostRequests())
                .param("slow", known(episode.damage().slowRequests()))
                .param("remedy", EpisodeDocument.remedy(episode.remedy()))
                .update();
    }

    private static @Nullable Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static Episode episode(ResultSet row) throws SQLException {
        return new Episode(
                new ServiceName(row.getString("service")),
                instant(row, "started_at"),
                Optional.of(instant(row, "ended_at")),
                Cause.valueOf(row.getString("cause")),
                EpisodeDocument.evidence(row.getString("evidence")),
                Optional.ofNullable(row.getString("runner_up")).map(EpisodeDocument::runnerUp),
                new Damage(number(row, "offered_requests"), number(row, "lost_requests"), number(row, "slow_requests")),
                EpisodeDocument.remedyOf(row.getString("remedy")));
    }

    private static double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }
}
