package dev.headroom.alerts.notification;

import dev.headroom.alerts.Severity;
import dev.headroom.collector.fleet.ServiceName;
import java.time.Instant;
import java.util.Map;

/**
 * One transition of one incident, to be told.
 *
 * @param summary the evidence; for a resolved one how it ended
 * @param facts by the keys of {@link dev.headroom.alerts.IncidentFacts}
 * @param since when the incident began to fire
 * @param happenedAt when this transition happened
 */
public record Message(
        long incident,
        Kind kind,
        Severity severity,
        String rule,
        ServiceName service,
        String subject,
        String title,
        String summary,
        Map<String, Double> facts,
        Instant since,
        Instant happenedAt) {

    public Message {
        facts = Map.copyOf(facts);
    }

    public enum Kind {
        FIRING,
        ESCALATED,
        RESOLVED
    }
}
