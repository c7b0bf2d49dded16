package dev.headroom.alerts.jdbc;

import static dev.headroom.alerts.jdbc.Columns.instant;
import static dev.headroom.alerts.jdbc.Columns.utc;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.headroom.alerts.Delivery;
import dev.headroom.alerts.DeliveryAttempt;
import dev.headroom.alerts.Incident;
import dev.headroom.alerts.Incidents;
import dev.headroom.alerts.audit.Audit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Incidents as pages and the API read them, each with the newest message to every channel. */
public final class JdbcIncidents implements Incidents {

    private final JdbcClient client;
    private final InstantSource clock;
    private final Audit audit;
    private final Runnable afterwards;
    private final TransactionTemplate transaction;

    /** The last argument runs after an acknowledgement. */
    public JdbcIncidents(DataSource dataSource, InstantSource clock, Audit audit, Runnable afterwards) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout(JdbcIncidentStore.STATEMENT_TIMEOUT_SECONDS);
        client = JdbcClient.create(jdbc);
        transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.clock = clock;
        this.audit = audit;
        this.afterwards = afterwards;
    }

    @Override
    public List<Incident> firing() {
        return read(client.sql("""
                SELECT * FROM alert_incident WHERE state = 'FIRING'
                ORDER BY CASE severity WHEN 'CRITICAL' THEN 0 WHEN 'WARNING' THEN 1 ELSE 2 END, firing_since DESC
                """));
    }

    @Override
    public List<Incident> between(Instant from, Instant to, int limit) {
        return read(
                client.sql("""
                        SELECT * FROM alert_incident
                        WHERE firing_since < :to AND (firing_since >= :from OR resolved_at >= :from AND resolved_at < :to)
                        ORDER BY firing_since DESC LIMIT :limit
                        """).param("from", utc(from)).param("to", utc(to)).param("limit", limit));
    }

    @Override
    public Optional<Incident> find(long id) {
        return read(client.sql("SELECT * FROM alert_incident WHERE id = ?").param(id)).stream()
                .findFirst();
    }

    @Override
    public boolean acknowledge(long id, String who, String origin) {
        boolean first = Boolean.TRUE.equals(transaction.execute(_ -> {
            boolean taken = client.sql("""
                            UPDATE alert_incident SET acknowledged_by = ?, acknowledged_at = ?
                            WHERE id = ? AND state <> 'RESOLVED' AND acknowledged_by IS NULL
                            """)
                            .param(who)
                            .param(utc(clock.instant()))
                            .param(id)
                            .update()
                    == 1;
            if (taken) {
                audit.add(new Audit.Entry(who, origin, "incident.acknowledge", "incident " + id, "", who));
            }
            return taken;
        }));
        if (first) {
            afterwards.run();
        }
        return first || isOpen(id);
    }

    private boolean isOpen(long id) {
        return client.sql("SELECT state <> 'RESOLVED' FROM alert_incident WHERE id = ?")
                .param(id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private List<Incident> read(JdbcClient.StatementSpec query) {
        List<Incident> bare =
                query.query((row, _) -> IncidentRow.read(row, List.of())).list();
        if (bare.isEmpty()) {
            return bare;
        }
        Map<Long, List<Delivery>> deliveries =
                deliveriesOf(bare.stream().map(Incident::id).toArray(Long[]::new));
        return bare.stream()
                .map(incident -> incident.with(deliveries.getOrDefault(incident.id(), List.of())))
                .toList();
    }

    private record Row(long incident, Delivery delivery) {}

    private Map<Long, List<Delivery>> deliveriesOf(Long[] ids) {
        return client
                .sql("""
                        SELECT DISTINCT ON (di.incident_id, d.channel) di.incident_id, d.channel, d.outcome, d.detail,
                               coalesce(d.ended_at, d.started_at) AS changed_at,
                               count(*) OVER (PARTITION BY di.incident_id, d.channel) AS attempts
                        FROM alert_delivery_incident di JOIN alert_delivery d ON d.id = di.delivery_id
                        WHERE di.incident_id = ANY (?) ORDER BY di.incident_id, d.channel, d.id DESC
                        """)
                .param(ids)
                .query((row, _) -> new Row(row.getLong("incident_id"), delivery(row)))
                .list()
                .stream()
                .collect(groupingBy(Row::incident, mapping(Row::delivery, toList())));
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        Delivery.State state =
                switch (DeliveryAttempt.Outcome.valueOf(row.getString("outcome"))) {
                    case STARTED, RETRIED, INTERRUPTED -> Delivery.State.WAITING;
                    case DELIVERED -> Delivery.State.DELIVERED;
                    case REFUSED -> Delivery.State.FAILED;
                };
        return new Delivery(
                row.getString("channel"),
                state,
                row.getInt("attempts"),
                instant(row, "changed_at"),
                row.getString("detail"));
    }
}
