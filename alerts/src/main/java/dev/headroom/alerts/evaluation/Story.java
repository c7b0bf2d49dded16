package dev.headroom.alerts.evaluation;

import java.util.Map;

/**
 * An incident in words and numbers.
 *
 * @param facts by the keys of {@link dev.headroom.alerts.IncidentFacts}
 */
public record Story(String title, String summary, Map<String, Double> facts) {
    public Story {
        facts = Map.copyOf(facts);
    }
}
