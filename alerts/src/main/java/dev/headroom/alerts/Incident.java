package dev.headroom.alerts;

import dev.headroom.collector.fleet.ServiceName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One alert from its first breach to its end.
 *
 * @param rule name of the rule
 * @param subject the node, GPU or target it is about; empty when it is about the whole service
 * @param title one line in English, as sent in messages
 * @param summary the numbers that led to it, one sentence
 * @param facts the same numbers by name, for pages that phrase them themselves
 * @param labels what routes, silences and inhibitions go by, see {@link IncidentLabels}
 * @param pendingSince first breach
 * @param firingSince empty while pending
 * @param resolvedAt empty while it lasts
 * @param closing one sentence on how it ended; empty while it lasts
 * @param acknowledgedBy empty while nobody has
 */
public record Incident(
        long id,
        String rule,
        ServiceName service,
        String subject,
        Severity severity,
        State state,
        String title,
        String summary,
        Map<String, Double> facts,
        Map<String, String> labels,
        Instant pendingSince,
        Optional<Instant> firingSince,
        Optional<Instant> resolvedAt,
        String closing,
        Optional<String> acknowledgedBy,
        Optional<Instant> acknowledgedAt,
        List<Delivery> deliveries) {
    public Incident {
        facts = Map.copyOf(facts);
        labels = Map.copyOf(labels);
        deliveries = List.copyOf(deliveries);
    }

    /** The same with what was tried to tell of it. */
    public Incident with(List<Delivery> told) {
        return new Incident(
                id,
                rule,
                service,
                subject,
                severity,
                state,
                title,
                summary,
                facts,
                labels,
                pendingSince,
                firingSince,
                resolvedAt,
                closing,
                acknowledgedBy,
                acknowledgedAt,
                told);
    }

    public enum State {
        PENDING,
        FIRING,
        RESOLVED
    }
}
