package dev.headroom.alerts.jdbc;

import static dev.headroom.alerts.jdbc.Columns.facts;
import static dev.headroom.alerts.jdbc.Columns.instant;
import static dev.headroom.alerts.jdbc.Columns.labels;
import static dev.headroom.alerts.jdbc.Columns.optionalInstant;

import dev.headroom.alerts.Delivery;
import dev.headroom.alerts.Incident;
import dev.headroom.alerts.IncidentLabels;
import dev.headroom.alerts.Severity;
import dev.headroom.collector.fleet.ServiceName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads a row of {@code alert_incident}. */
final class IncidentRow {

    private IncidentRow() {}

    static Incident read(ResultSet row, List<Delivery> deliveries) throws SQLException {
        Severity severity = Severity.valueOf(row.getString("severity"));
        String rule = row.getString("rule");
        String service = row.getString("service");
        String subject = row.getString("subject");
        return new Incident(
                row.getLong("id"),
                rule,
                new ServiceName(service),
                subject,
                severity,
                Incident.State.valueOf(row.getString("state")),
                row.getString("title"),
                row.getString("summary"),
                facts(row),
                IncidentLabels.of(rule, service, severity, subject, labels(row)),
                instant(row, "pending_since"),
                optionalInstant(row, "firing_since"),
                optionalInstant(row, "resolved_at"),
                row.getString("closing"),
                Optional.ofNullable(row.getString("acknowledged_by")),
                optionalInstant(row, "acknowledged_at"),
                deliveries);
    }
}
