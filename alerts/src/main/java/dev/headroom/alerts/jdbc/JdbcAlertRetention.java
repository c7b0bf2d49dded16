package dev.headroom.alerts.jdbc;

import static dev.headroom.alerts.jdbc.Columns.utc;

import dev.headroom.collector.storage.Retention;
import dev.headroom.collector.storage.jdbc.leadership.Fence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes what is older than it is kept: attempts and ended silences as long as minutes are, incidents, episodes and the
 * audit as long as hours are; changes of rules stay. Closes what an Alertmanager pushed and then fell silent about. A second run does nothing.
 */
public final class JdbcAlertRetention {

    private static final Duration HEARD_WITHIN = Duration.ofDays(1);

    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final Retention retention;

    public JdbcAlertRetention(DataSource dataSource, Retention retention) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout(JdbcIncidentStore.STATEMENT_TIMEOUT_SECONDS);
        client = JdbcClient.create(jdbc);
        transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.retention = retention;
    }

    public void tidyUp(Instant now) {
        Instant recent = now.minus(retention.minutes());
        Instant record = now.minus(retention.hours());
        transaction.executeWithoutResult(_ -> {
            Fence.check(client);
            client.sql("""
                            UPDATE alert_incident SET state = 'RESOLVED', resolved_at = ?,
                                   closing = 'Closed without a known end: nothing has been heard of it for a day.'
                            WHERE origin = 'PUSHED' AND state <> 'RESOLVED' AND heard_at < ?
                            """).param(utc(now)).param(utc(now.minus(HEARD_WITHIN))).update();
            delete("DELETE FROM alert_delivery WHERE started_at < ?", recent);
            delete("DELETE FROM alert_silence WHERE ends_at < ?", recent);
            delete("DELETE FROM alert_incident WHERE state = 'RESOLVED' AND resolved_at < ?", record);
            delete("DELETE FROM alert_audit WHERE at < ?", record);
            delete("DELETE FROM alert_episode WHERE ended_at < ?", record);
            delete("DELETE FROM alert_group WHERE told_at < ?", recent);
        });
    }

    private void delete(String sql, Instant before) {
        client.sql(sql).params(List.of(utc(before))).update();
    }
}
