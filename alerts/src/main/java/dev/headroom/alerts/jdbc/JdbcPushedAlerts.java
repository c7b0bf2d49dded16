package dev.headroom.alerts.jdbc;

import static dev.headroom.alerts.jdbc.Columns.jsonOfLabels;
import static dev.headroom.alerts.jdbc.Columns.utc;

import dev.headroom.alerts.receive.PushedAlert;
import dev.headroom.alerts.receive.PushedAlerts;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Incidents of others in the table of ours. An open one that is pushed again is only heard of again ({@code ON CONFLICT DO
 * UPDATE}), and an open one of our own rules keeps its key.
 */
public final class JdbcPushedAlerts implements PushedAlerts {

    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Runnable afterwards;

    /** The last argument runs after alerts were taken. */
    public JdbcPushedAlerts(DataSource dataSource, InstantSource clock, Runnable afterwards) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout(JdbcIncidentStore.STATEMENT_TIMEOUT_SECONDS);
        client = JdbcClient.create(jdbc);
        transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.clock = clock;
        this.afterwards = afterwards;
    }

    @Override
    public void take(List<PushedAlert> alerts) {
        if (alerts.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(_ -> alerts.forEach(alert -> {
            if (alert.firing()) {
                open(alert);
            } else {
                close(alert);
            }
        }));
        afterwards.run();
    }

    private void open(PushedAlert alert) {
        client.sql("""
                        INSERT INTO alert_incident (rule, service, subject, severity, state, title, summary, facts, labels,
                                                    pending_since, firing_since, origin, heard_at)
                        VALUES (?, ?, ?, ?, 'FIRING', ?, ?, '{}', ?::jsonb, ?, ?, 'PUSHED', ?)
                        ON CONFLICT (rule, service, subject) WHERE state <> 'RESOLVED'
                        DO UPDATE SET heard_at = excluded.heard_at, severity = excluded.severity,
                            title = excluded.title, summary = excluded.summary, labels = excluded.labels
                        WHERE alert_incident.origin = 'PUSHED'
                        """)
                .param(alert.rule())
                .param(alert.service().value())
                .param(alert.subject())
                .param(alert.severity().name())
                .param(alert.title())
                .param(alert.summary())
                .param(jsonOfLabels(alert.labels()))
                .param(utc(alert.since()))
                .param(utc(alert.since()))
                .param(utc(clock.instant()))
                .update();
    }

    private void close(PushedAlert alert) {
        client.sql("""
                        UPDATE alert_incident SET state = 'RESOLVED', resolved_at = ?,
                               closing = 'The Alertmanager says that it is over.'
                        WHERE rule = ? AND service = ? AND subject = ? AND state <> 'RESOLVED' AND origin = 'PUSHED'
                        """)
                .param(utc(clock.instant()))
                .param(alert.rule())
                .param(alert.service().value())
                .param(alert.subject())
                .update();
    }
}
