package dev.headroom.alerts.notification;

import dev.headroom.alerts.Severity;
import dev.headroom.collector.fleet.ServiceName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One transition of one incident, to be told.
 *
 * @param summary the evidence; for a resolved one how it ended
 * @param facts by the keys of {@link dev.headroom.alerts.IncidentFacts}
 * @param labels by the names of {@link dev.headroom.alerts.IncidentLabels}, with those of the rule
 * @param since when the incident began to fire
 * @param happenedAt when this transition happened
 * @param acknowledgedBy empty while nobody takes care
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
        Map<String, String> labels,
        Instant since,
        Instant happenedAt,
        Optional<String> acknowledgedBy) {

    public Message {
        facts = Map.copyOf(facts);
        labels = Map.copyOf(labels);
    }

    public enum Kind {
        FIRING,
        ESCALATED,
        RESOLVED
    }
}
