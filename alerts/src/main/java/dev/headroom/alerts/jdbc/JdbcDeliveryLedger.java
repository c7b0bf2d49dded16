package dev.headroom.alerts.jdbc;

import static dev.headroom.alerts.jdbc.Columns.instant;
import static dev.headroom.alerts.jdbc.Columns.utc;
import static java.util.stream.Collectors.toMap;

import dev.headroom.alerts.DeliveryAttempt.Outcome;
import dev.headroom.alerts.Severity;
import dev.headroom.alerts.delivery.DeliveryLedger;
import dev.headroom.alerts.delivery.GroupState;
import dev.headroom.alerts.delivery.Notice;
import dev.headroom.alerts.delivery.Standing;
import dev.headroom.alerts.delivery.Told;
import dev.headroom.alerts.notification.Message;
import dev.headroom.collector.storage.jdbc.leadership.Fence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ledger in tables. What a channel knows is written with the end of the attempt that told it, in one transaction that
 * only the instance in charge may make; saying it a second time changes nothing ({@code ON CONFLICT DO UPDATE}).
 */
public final class JdbcDeliveryLedger implements DeliveryLedger {

    /** An end that could not be told for so long helps nobody any more. */
    private static final Duration ENDS_ARE_NEWS = Duration.ofHours(4);

    private final JdbcClient client;
    private final TransactionTemplate transaction;

    public JdbcDeliveryLedger(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout(JdbcIncidentStore.STATEMENT_TIMEOUT_SECONDS);
        client = JdbcClient.create(jdbc);
        transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    @Override
    public List<Standing> standings(String channel, Instant now) {
        return client.sql("""
                        SELECT i.*, t.kind AS told_kind, t.severity AS told_severity, t.told_at,
                               t.acknowledged AS told_acknowledged,
                               EXISTS (SELECT 1 FROM alert_delivery_incident di JOIN alert_delivery d ON d.id = di.delivery_id
                                       WHERE di.incident_id = i.id AND d.channel = :channel
                                         AND d.outcome <> 'REFUSED') AS tried
                        FROM alert_incident i
                        LEFT JOIN alert_told t ON t.incident_id = i.id AND t.channel = :channel
                        WHERE i.state = 'FIRING'
                           OR i.state = 'RESOLVED' AND i.resolved_at > :endsSince AND t.kind IS DISTINCT FROM 'RESOLVED'
                              AND i.firing_since IS NOT NULL
                        """)
                .param("channel", channel)
                .param("endsSince", utc(now.minus(ENDS_ARE_NEWS)))
                .query((row, _) -> new Standing(IncidentRow.read(row, List.of()), told(row), row.getBoolean("tried")))
                .list();
    }

    private static Optional<Told> told(ResultSet row) throws SQLException {
        String kind = row.getString("told_kind");
        return kind == null
                ? Optional.empty()
                : Optional.of(new Told(
                        Message.Kind.valueOf(kind),
                        Severity.valueOf(row.getString("told_severity")),
                        instant(row, "told_at"),
                        row.getBoolean("told_acknowledged")));
    }

    private record Group(String key, GroupState state) {}

    @Override
    public Map<String, GroupState> groups(String channel) {
        return client
                .sql("SELECT group_key, told_at, in_a_row, reference FROM alert_group WHERE channel = ?")
                .param(channel)
                .query((row, _) -> new Group(
                        row.getString("group_key"),
                        new GroupState(instant(row, "told_at"), row.getInt("in_a_row"), row.getString("reference"))))
                .list()
                .stream()
                .collect(toMap(Group::key, Group::state));
    }

    @Override
    public long begin(Attempt attempt, Instant now) {
        return transaction.execute(_ -> {
            Fence.check(client);
            List<Message> messages = messages(attempt.notices());
            int resolved = (int) messages.stream()
                    .filter(message -> message.kind() == Message.Kind.RESOLVED)
                    .count();
            boolean one = attempt.notices().size() == 1;
            Notice first = attempt.notices().getFirst();
            long id = client.sql("""
                            INSERT INTO alert_delivery (channel, group_key, dedupe_key, firing, resolved, started_at, outcome,
                                                        detail)
                            VALUES (?, ?, ?, ?, ?, ?, 'STARTED', '') RETURNING id
                            """)
                    .param(attempt.channel())
                    .param(one ? first.group() : attempt.notices().size() + " groups")
                    .param(one ? first.dedupeKey() : "")
                    .param(messages.size() - resolved)
                    .param(resolved)
                    .param(utc(now))
                    .query(Long.class)
                    .single();
            client.sql("""
                            INSERT INTO alert_delivery_incident (delivery_id, incident_id)
                            SELECT ?, id FROM alert_incident WHERE id = ANY (?)
                            """)
                    .param(id)
                    .param(messages.stream().map(Message::incident).toArray(Long[]::new))
                    .update();
            return id;
        });
    }

    private static List<Message> messages(List<Notice> notices) {
        return notices.stream().flatMap(notice -> notice.messages().stream()).toList();
    }

    @Override
    public void failed(long attempt, Outcome outcome, String detail, Instant now) {
        transaction.executeWithoutResult(_ -> {
            Fence.check(client);
            end(attempt, outcome, detail, now);
        });
    }

    @Override
    public void delivered(
            long attempt, String detail, List<Notice> notices, Map<String, GroupState> after, Instant now) {
        transaction.executeWithoutResult(_ -> {
            Fence.check(client);
            String channel = end(attempt, Outcome.DELIVERED, detail, now);
            messages(notices).forEach(message -> tell(channel, message, now));
            after.forEach((group, state) -> remember(channel, group, state));
        });
    }

    /** Returns the channel of the attempt. */
    private String end(long attempt, Outcome outcome, String detail, Instant now) {
        return client.sql(
                        "UPDATE alert_delivery SET outcome = ?, detail = ?, ended_at = ? WHERE id = ? RETURNING channel")
                .param(outcome.name())
                .param(detail)
                .param(utc(now))
                .param(attempt)
                .query(String.class)
                .single();
    }

    private void tell(String channel, Message message, Instant now) {
        client.sql("""
                        INSERT INTO alert_told (incident_id, channel, kind, severity, told_at, acknowledged)
                        SELECT id, ?, ?, ?, ?, ? FROM alert_incident WHERE id = ?
                        ON CONFLICT (incident_id, channel) DO UPDATE SET kind = excluded.kind,
                            severity = excluded.severity, told_at = excluded.told_at, acknowledged = excluded.acknowledged
                        """)
                .param(channel)
                .param(message.kind().name())
                .param(message.severity().name())
                .param(utc(now))
                .param(message.acknowledgedBy().isPresent())
                .param(message.incident())
                .update();
    }

    private void remember(String channel, String group, GroupState state) {
        client.sql("""
                        INSERT INTO alert_group (channel, group_key, told_at, in_a_row, reference) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (channel, group_key) DO UPDATE SET told_at = excluded.told_at,
                            in_a_row = excluded.in_a_row, reference = excluded.reference
                        """)
                .param(channel)
                .param(group)
                .param(utc(state.toldAt()))
                .param(state.inARow())
                .param(state.reference())
                .update();
    }

    @Override
    public void interrupt(Instant now) {
        client.sql("UPDATE alert_delivery SET outcome = 'INTERRUPTED', ended_at = ? WHERE outcome = 'STARTED'")
                .param(utc(now))
                .update();
    }

    @Override
    public int forgetExcept(Collection<String> channels) {
        String[] kept = channels.toArray(String[]::new);
        return transaction.execute(_ -> {
            Fence.check(client);
            int open = client.sql("""
                            SELECT count(*) FROM alert_told t JOIN alert_incident i ON i.id = t.incident_id
                            WHERE NOT (t.channel = ANY (?)) AND i.state = 'FIRING'
                            """).param(kept).query(Integer.class).single();
            client.sql("DELETE FROM alert_told WHERE NOT (channel = ANY (?))")
                    .param(kept)
                    .update();
            client.sql("DELETE FROM alert_group WHERE NOT (channel = ANY (?))")
                    .param(kept)
                    .update();
            return open;
        });
    }
}
