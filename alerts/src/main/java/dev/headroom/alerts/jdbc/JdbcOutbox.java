package dev.headroom.alerts.jdbc;

import static dev.headroom.alerts.jdbc.Columns.facts;
import static dev.headroom.alerts.jdbc.Columns.instant;
import static dev.headroom.alerts.jdbc.Columns.utc;

import dev.headroom.alerts.Severity;
import dev.headroom.alerts.notification.Attempt;
import dev.headroom.alerts.notification.Due;
import dev.headroom.alerts.notification.Message;
import dev.headroom.alerts.notification.Outbox;
import dev.headroom.collector.fleet.ServiceName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox table. Two processes never take the same row at the same time ({@code SKIP LOCKED} and the lease). */
public final class JdbcOutbox implements Outbox {

    private final JdbcClient client;
    private final TransactionTemplate transaction;

    public JdbcOutbox(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout(JdbcIncidentStore.STATEMENT_TIMEOUT_SECONDS);
        client = JdbcClient.create(jdbc);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    @Override
    public List<Due> take(String channel, Instant now, Instant leaseEnd) {
        return transaction.execute(_ -> {
            dropResolvedOfRefused(channel, now);
            return client.sql("""
                            WITH due AS (
                                SELECT o.id, o.happened_at FROM alert_outbox o
                                WHERE o.channel = :channel AND o.state = 'WAITING' AND o.next_attempt_at <= :now
                                  AND NOT EXISTS (SELECT 1 FROM alert_outbox earlier
                                                  WHERE earlier.incident_id = o.incident_id
                                                    AND earlier.channel = o.channel AND earlier.id < o.id
                                                    AND earlier.state = 'WAITING')
                                ORDER BY o.happened_at, o.id
                                FOR UPDATE SKIP LOCKED
                            ), batch AS (
                                SELECT id FROM due WHERE happened_at = (SELECT min(happened_at) FROM due)
                            ), taken AS (
                                UPDATE alert_outbox o SET attempts = attempts + 1, next_attempt_at = :leaseEnd
                                FROM batch WHERE o.id = batch.id
                                RETURNING o.*
                            )
                            SELECT taken.*, i.rule, i.service, i.subject, i.facts, i.firing_since
                            FROM taken JOIN alert_incident i ON i.id = taken.incident_id ORDER BY taken.id
                            """)
                    .param("channel", channel)
                    .param("now", utc(now))
                    .param("leaseEnd", utc(leaseEnd))
                    .query((row, _) -> due(row))
                    .list();
        });
    }

    /** Nobody is told of the end of what they were never told of; an expired one may have arrived, so its end is told. */
    private void dropResolvedOfRefused(String channel, Instant now) {
        client.sql("""
                        UPDATE alert_outbox o
                        SET state = 'DROPPED', changed_at = :now, detail = 'not sent: the firing message was refused'
                        WHERE o.channel = :channel AND o.state = 'WAITING' AND o.kind = 'RESOLVED'
                          AND EXISTS (SELECT 1 FROM alert_outbox firing
                                      WHERE firing.incident_id = o.incident_id AND firing.channel = o.channel
                                        AND firing.kind = 'FIRING' AND firing.state = 'REFUSED')
                          AND NOT EXISTS (SELECT 1 FROM alert_outbox told
                                          WHERE told.incident_id = o.incident_id AND told.channel = o.channel
                                            AND told.id < o.id AND told.state IN ('DELIVERED', 'WAITING'))
                        """).param("channel", channel).param("now", utc(now)).update();
    }

    private static Due due(ResultSet row) throws SQLException {
        Message message = new Message(
                row.getLong("incident_id"),
                Message.Kind.valueOf(row.getString("kind")),
                Severity.valueOf(row.getString("severity")),
                row.getString("rule"),
                new ServiceName(row.getString("service")),
                row.getString("subject"),
                row.getString("title"),
                row.getString("summary"),
                facts(row),
                instant(row, "firing_since"),
                instant(row, "happened_at"));
        return new Due(row.getLong("id"), message, row.getInt("attempts"), instant(row, "expires_at"));
    }

    @Override
    public void record(List<Attempt> attempts) {
        transaction.executeWithoutResult(_ -> attempts.forEach(this::record));
    }

    private void record(Attempt attempt) {
        client.sql("INSERT INTO alert_attempt (outbox_id, ended_at, outcome, detail) VALUES (?, ?, ?, ?)")
                .param(attempt.outboxId())
                .param(utc(attempt.endedAt()))
                .param(attempt.outcome().name())
                .param(attempt.detail())
                .update();
        client.sql("""
                        UPDATE alert_outbox SET state = ?, next_attempt_at = ?, changed_at = ?, detail = ?
                        WHERE id = ? AND state = 'WAITING'
                        """)
                .param(
                        attempt.outcome() == Attempt.Outcome.RETRIED
                                ? "WAITING"
                                : attempt.outcome().name())
                .param(utc(attempt.nextAttempt()))
                .param(utc(attempt.endedAt()))
                .param(attempt.detail())
                .param(attempt.outboxId())
                .update();
    }

    @Override
    public int abandonExcept(Collection<String> channels, Instant now) {
        return client.sql("""
                        UPDATE alert_outbox SET state = 'DROPPED', changed_at = ?, detail = 'the channel was removed'
                        WHERE state = 'WAITING' AND NOT (channel = ANY (?))
                        """)
                .param(utc(now))
                .param(channels.toArray(String[]::new))
                .update();
    }

    @Override
    public void releaseLeases(Instant now) {
        client.sql("UPDATE alert_outbox SET next_attempt_at = ? WHERE state = 'WAITING' AND next_attempt_at > ?")
                .param(utc(now))
                .param(utc(now))
                .update();
    }
}
