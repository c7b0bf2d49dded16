package dev.headroom.alerts.jdbc;

import static dev.headroom.alerts.jdbc.Columns.instant;
import static dev.headroom.alerts.jdbc.Columns.optionalInstant;
import static dev.headroom.alerts.jdbc.Columns.utc;

import dev.headroom.alerts.DeliveryAttempt;
import dev.headroom.alerts.DeliveryLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the attempts that {@link JdbcDeliveryLedger} wrote. */
public final class JdbcDeliveryLog implements DeliveryLog {

    private static final String ATTEMPTS = """
            SELECT d.*, array(SELECT incident_id FROM alert_delivery_incident di WHERE di.delivery_id = d.id
                              ORDER BY incident_id) AS incidents
            FROM alert_delivery d
            """;

    private final JdbcClient client;

    public JdbcDeliveryLog(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.setQueryTimeout(JdbcIncidentStore.STATEMENT_TIMEOUT_SECONDS);
        client = JdbcClient.create(jdbc);
    }

    @Override
    public List<DeliveryAttempt> between(Instant from, Instant to, int limit) {
        return client.sql(ATTEMPTS + " WHERE d.started_at >= ? AND d.started_at < ? ORDER BY d.id DESC LIMIT ?")
                .param(utc(from))
                .param(utc(to))
                .param(limit)
                .query((row, _) -> attempt(row))
                .list();
    }

    @Override
    public List<DeliveryAttempt> ofIncident(long incident, int limit) {
        return client.sql(ATTEMPTS
                        + " WHERE d.id IN (SELECT delivery_id FROM alert_delivery_incident WHERE incident_id = ?)"
                        + " ORDER BY d.id DESC LIMIT ?")
                .param(incident)
                .param(limit)
                .query((row, _) -> attempt(row))
                .list();
    }

    private static DeliveryAttempt attempt(ResultSet row) throws SQLException {
        return new DeliveryAttempt(
                row.getLong("id"),
                row.getString("channel"),
                row.getString("group_key"),
                row.getString("dedupe_key"),
                row.getInt("firing"),
                row.getInt("resolved"),
                instant(row, "started_at"),
                optionalInstant(row, "ended_at"),
                DeliveryAttempt.Outcome.valueOf(row.getString("outcome")),
                row.getString("detail"),
                List.of((Long[]) row.getArray("incidents").getArray()));
    }
}
