package dev.headroom.alerts.jdbc;

import static dev.headroom.alerts.jdbc.Columns.facts;
import static dev.headroom.alerts.jdbc.Columns.instant;
import static dev.headroom.alerts.jdbc.Columns.optionalInstant;
import static dev.headroom.alerts.jdbc.Columns.utc;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.headroom.alerts.Delivery;
import dev.headroom.alerts.Incident;
import dev.headroom.alerts.Incidents;
import dev.headroom.alerts.Severity;
import dev.headroom.collector.fleet.ServiceName;
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

/** Incidents as pages and the API read them, each with the newest message to every channel. */
public final class JdbcIncidents implements Incidents {

    private final JdbcClient client;
    private final InstantSource clock;
    private final Runnable afterwards;

    /** The last argument runs after an acknowledgement. */
    public JdbcIncidents(DataSource dataSource, InstantSource clock, Runnable afterwards) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout(JdbcIncidentStore.STATEMENT_TIMEOUT_SECONDS);
        client = JdbcClient.create(jdbc);
        this.clock = clock;
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
    public boolean acknowledge(long id, String who) {
        boolean open =
                client.sql("""
                        UPDATE alert_incident SET acknowledged_by = coalesce(acknowledged_by, ?),
                               acknowledged_at = coalesce(acknowledged_at, ?)
                        WHERE id = ? AND state <> 'RESOLVED'
                        """).param(who).param(utc(clock.instant())).param(id).update() == 1;
        if (open) {
            afterwards.run();
        }
        return open;
    }

    private List<Incident> read(JdbcClient.StatementSpec query) {
        List<Incident> bare = query.query((row, _) -> incident(row, List.of())).list();
        if (bare.isEmpty()) {
            return bare;
        }
        Map<Long, List<Delivery>> deliveries =
                deliveriesOf(bare.stream().map(Incident::id).toArray(Long[]::new));
        return bare.stream()
                .map(incident -> with(deliveries.getOrDefault(incident.id(), List.of()), incident))
                .toList();
    }

    private record Row(long incident, Delivery delivery) {}

    private Map<Long, List<Delivery>> deliveriesOf(Long[] ids) {
        return client
                .sql("""
                        SELECT DISTINCT ON (incident_id, channel) incident_id, channel, state, attempts, changed_at, detail
                        FROM alert_outbox WHERE incident_id = ANY (?) ORDER BY incident_id, channel, id DESC
                        """)
                .param(ids)
                .query((row, _) -> new Row(row.getLong("incident_id"), delivery(row)))
                .list()
                .stream()
                .collect(groupingBy(Row::incident, mapping(Row::delivery, toList())));
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        Delivery.State state =
                switch (row.getString("state")) {
                    case "WAITING" -> Delivery.State.WAITING;
                    case "DELIVERED" -> Delivery.State.DELIVERED;
                    default -> Delivery.State.FAILED;
                };
        return new Delivery(
                row.getString("channel"),
                state,
                row.getInt("attempts"),
                instant(row, "changed_at"),
                row.getString("detail"));
    }

    private static Incident incident(ResultSet row, List<Delivery> deliveries) throws SQLException {
        return new Incident(
                row.getLong("id"),
                row.getString("rule"),
                new ServiceName(row.getString("service")),
                row.getString("subject"),
                Severity.valueOf(row.getString("severity")),
                Incident.State.valueOf(row.getString("state")),
                row.getString("title"),
                row.getString("summary"),
                facts(row),
                instant(row, "pending_since"),
                optionalInstant(row, "firing_since"),
                optionalInstant(row, "resolved_at"),
                Optional.ofNullable(row.getString("acknowledged_by")),
                deliveries);
    }

    private static Incident with(List<Delivery> deliveries, Incident bare) {
        return new Incident(
                bare.id(),
                bare.rule(),
                bare.service(),
                bare.subject(),
                bare.severity(),
                bare.state(),
                bare.title(),
                bare.summary(),
                bare.facts(),
                bare.pendingSince(),
                bare.firingSince(),
                bare.resolvedAt(),
                bare.acknowledgedBy(),
                deliveries);
    }
}
