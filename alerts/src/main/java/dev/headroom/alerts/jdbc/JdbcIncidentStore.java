package dev.headroom.alerts.jdbc;

import static dev.headroom.alerts.jdbc.Columns.instant;
import static dev.headroom.alerts.jdbc.Columns.json;
import static dev.headroom.alerts.jdbc.Columns.jsonOfLabels;
import static dev.headroom.alerts.jdbc.Columns.optionalInstant;
import static dev.headroom.alerts.jdbc.Columns.utc;

import dev.headroom.alerts.Incident;
import dev.headroom.alerts.Severity;
import dev.headroom.alerts.evaluation.Change;
import dev.headroom.alerts.evaluation.IncidentKey;
import dev.headroom.alerts.evaluation.IncidentStore;
import dev.headroom.alerts.evaluation.Story;
import dev.headroom.alerts.evaluation.Tracked;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.storage.jdbc.leadership.Fence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * State of open incidents. Changes of one evaluation are one transaction. A second open incident of one key is refused by
 * a unique index and ignored here ({@code ON CONFLICT DO NOTHING}).
 */
public final class JdbcIncidentStore implements IncidentStore {

    static final int STATEMENT_TIMEOUT_SECONDS = 30;

    private final JdbcClient client;
    private final TransactionTemplate transaction;

    public JdbcIncidentStore(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout(STATEMENT_TIMEOUT_SECONDS);
        client = JdbcClient.create(jdbc);
        transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    @Override
    public List<Tracked> open() {
        return client.sql("""
                        SELECT id, rule, service, subject, severity, state, pending_since, critical_since, good_since,
                               no_data_since
                        FROM alert_incident WHERE state <> 'RESOLVED' AND origin = 'RULE' ORDER BY id
                        """).query((row, _) -> tracked(row)).list();
    }

    private static Tracked tracked(ResultSet row) throws SQLException {
        return new Tracked(
                row.getLong("id"),
                new IncidentKey(
                        row.getString("rule"), new ServiceName(row.getString("service")), row.getString("subject")),
                Severity.valueOf(row.getString("severity")),
                Incident.State.valueOf(row.getString("state")),
                instant(row, "pending_since"),
                optionalInstant(row, "critical_since"),
                optionalInstant(row, "good_since"),
                optionalInstant(row, "no_data_since"));
    }

    @Override
    public void apply(List<Change> changes, Instant now) {
        transaction.executeWithoutResult(_ -> {
            Fence.check(client);
            changes.forEach(change -> apply(change, now));
        });
    }

    private void apply(Change change, Instant now) {
        switch (change) {
            case Change.Keep(Tracked next, Story story) -> {
                if (next.id() == 0) {
                    insert(next, story, now);
                } else {
                    updateTimers(next);
                }
            }
            case Change.Tell(Tracked next, Story story) -> tell(next, story, now);
            case Change.Close(Tracked next, String closing) -> close(next, closing, now);
            case Change.Forget(long id) ->
                client.sql("DELETE FROM alert_incident WHERE id = ? AND state = 'PENDING'")
                        .param(id)
                        .update();
        }
    }

    private void insert(Tracked next, Story story, Instant now) {
        boolean firing = next.state() == Incident.State.FIRING;
        client.sql("""
                        INSERT INTO alert_incident (rule, service, subject, severity, state, title, summary, facts,
                                                    labels, pending_since, firing_since, critical_since)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?)
                        ON CONFLICT (rule, service, subject) WHERE state <> 'RESOLVED' DO NOTHING
                        """)
                .param(next.key().rule())
                .param(next.key().service().value())
                .param(next.key().subject())
                .param(next.severity().name())
                .param(next.state().name())
                .param(story.title())
                .param(story.summary())
                .param(json(story.facts()))
                .param(jsonOfLabels(story.labels()))
                .param(utc(next.pendingSince()))
                .param(firing ? utc(now) : null)
                .param(utc(next.criticalSince()))
                .update();
    }

    private void updateTimers(Tracked next) {
        client.sql("""
                        UPDATE alert_incident SET critical_since = ?, good_since = ?, no_data_since = ?
                        WHERE id = ? AND state <> 'RESOLVED'
                        """)
                .param(utc(next.criticalSince()))
                .param(utc(next.goodSince()))
                .param(utc(next.noDataSince()))
                .param(next.id())
                .update();
    }

    private void tell(Tracked next, Story story, Instant now) {
        if (next.id() == 0) {
            insert(next, story, now);
            return;
        }
        updateTimers(next);
        client.sql("""
                        UPDATE alert_incident SET state = 'FIRING', firing_since = coalesce(firing_since, ?),
                               severity = ?, title = ?, summary = ?, facts = ?::jsonb
                        WHERE id = ? AND state <> 'RESOLVED'
                        """)
                .param(utc(now))
                .param(next.severity().name())
                .param(story.title())
                .param(story.summary())
                .param(json(story.facts()))
                .param(next.id())
                .update();
    }

    private void close(Tracked next, String closing, Instant now) {
        client.sql("""
                        UPDATE alert_incident SET state = 'RESOLVED', resolved_at = ?, closing = ?
                        WHERE id = ? AND state <> 'RESOLVED'
                        """).param(utc(now)).param(closing).param(next.id()).update();
    }
}
