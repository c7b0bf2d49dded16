package dev.headroom.alerts.evaluation;

import java.util.Map;

/**
 * An incident in words and numbers.
 *
 * @param labels that the rule adds to those of every incident
 * @param facts by the keys of {@link dev.headroom.alerts.IncidentFacts}
 */
public record Story(String title, String summary, Map<String, Double> facts, Map<String, String> labels) {
    public Story {
        facts = Map.copyOf(facts);
        labels = Map.copyOf(labels);
    }
}
