package dev.headroom.alerts.jdbc;

import static dev.headroom.alerts.jdbc.Columns.instant;
import static dev.headroom.alerts.jdbc.Columns.json;
import static dev.headroom.alerts.jdbc.Columns.optionalInstant;
import static dev.headroom.alerts.jdbc.Columns.utc;

import dev.headroom.alerts.Incident;
import dev.headroom.alerts.Severity;
import dev.headroom.alerts.evaluation.Change;
import dev.headroom.alerts.evaluation.IncidentKey;
import dev.headroom.alerts.evaluation.IncidentStore;
import dev.headroom.alerts.evaluation.Story;
import dev.headroom.alerts.evaluation.Tracked;
import dev.headroom.alerts.notification.Message;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.storage.jdbc.Fence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * State of open incidents. Changes of one evaluation and their messages are one transaction. A second open incident of
 * one key is refused by a unique index and ignored here ({@code ON CONFLICT DO NOTHING}); so is a second message of one
 * incident, kind and channel.
 */
public final class JdbcIncidentStore implements IncidentStore {

    static final int STATEMENT_TIMEOUT_SECONDS = 30;
    /** As long as Alertmanager waits before it repeats: an older message helps nobody. */
    private static final Duration MESSAGE_LIFE = Duration.ofHours(4);

    private final JdbcClient client;
    private final TransactionTemplate transaction;

    public JdbcIncidentStore(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout(STATEMENT_TIMEOUT_SECONDS);
        client = JdbcClient.create(jdbc);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    @Override
    public List<Tracked> open() {
        return client.sql("""
                        SELECT id, rule, service, subject, severity, state, pending_since, critical_since, good_since,
                               no_data_since
                        FROM alert_incident WHERE state <> 'RESOLVED' ORDER BY id
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
    public void apply(List<Change> changes, List<String> channels, Instant now) {
        transaction.executeWithoutResult(_ -> {
            Fence.check(client);
            changes.forEach(change -> apply(change, channels, now));
        });
    }

    private void apply(Change change, List<String> channels, Instant now) {
        switch (change) {
            case Change.Keep(Tracked next, Story story) -> {
                if (next.id() == 0) {
                    insert(next, story, now);
                } else {
                    updateTimers(next);
                }
            }
            case Change.Tell(Tracked next, Story story, Message.Kind kind) ->
                tell(next, story, now).ifPresent(id -> post(id, kind, channels, now));
            case Change.Close(Tracked next, String closing) -> close(next, closing, channels, now);
            case Change.Forget(long id) ->
                client.sql("DELETE FROM alert_incident WHERE id = ? AND state = 'PENDING'")
                        .param(id)
                        .update();
        }
    }

    private Optional<Long> insert(Tracked next, Story story, Instant now) {
        boolean firing = next.state() == Incident.State.FIRING;
        return client.sql("""
                        INSERT INTO alert_incident (rule, service, subject, severity, state, title, summary, facts,
                                                    pending_since, firing_since, critical_since)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                        ON CONFLICT (rule, service, subject) WHERE state <> 'RESOLVED' DO NOTHING
                        RETURNING id
                        """)
                .param(next.key().rule())
                .param(next.key().service().value())
                .param(next.key().subject())
                .param(next.severity().name())
                .param(next.state().name())
                .param(story.title())
                .param(story.summary())
                .param(json(story.facts()))
                .param(utc(next.pendingSince()))
                .param(firing ? utc(now) : null)
                .param(utc(next.criticalSince()))
                .query(Long.class)
                .optional();
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

    /** Id of the incident that now fires; empty when another process was first. */
    private Optional<Long> tell(Tracked next, Story story, Instant now) {
        if (next.id() == 0) {
            return insert(next, story, now);
        }
        updateTimers(next);
        int updated = client.sql("""
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
        return updated == 1 ? Optional.of(next.id()) : Optional.empty();
    }

    private void close(Tracked next, String closing, List<String> channels, Instant now) {
        int updated = client.sql("""
                        UPDATE alert_incident SET state = 'RESOLVED', resolved_at = ?
                        WHERE id = ? AND state <> 'RESOLVED'
                        """).param(utc(now)).param(next.id()).update();
        if (updated == 1) {
            post(next.id(), Message.Kind.RESOLVED, channels, now);
            client.sql("UPDATE alert_outbox SET summary = ? WHERE incident_id = ? AND kind = 'RESOLVED'")
                    .param(closing)
                    .param(next.id())
                    .update();
        }
    }

    private void post(long incident, Message.Kind kind, List<String> channels, Instant now) {
        for (String channel : channels) {
            client.sql("""
                            INSERT INTO alert_outbox (incident_id, kind, channel, severity, title, summary, happened_at,
                                                      state, attempts, next_attempt_at, expires_at, changed_at, detail)
                            SELECT id, ?, ?, severity, title, summary, ?, 'WAITING', 0, ?, ?, ?, ''
                            FROM alert_incident WHERE id = ?
                            ON CONFLICT (incident_id, kind, channel) DO NOTHING
                            """)
                    .param(kind.name())
                    .param(channel)
                    .param(utc(now))
                    .param(utc(now))
                    .param(utc(now.plus(MESSAGE_LIFE)))
                    .param(utc(now))
                    .param(incident)
                    .update();
        }
    }
}
