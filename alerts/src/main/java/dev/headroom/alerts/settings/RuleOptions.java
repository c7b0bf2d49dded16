package dev.headroom.alerts.settings;

import java.util.List;
import java.util.Map;

/**
 * What a rule says beside its condition.
 *
 * @param labels go with every message, for routing and for whoever receives it
 * @param routes names of the channels that are told; empty for all
 * @param noData what a missing input means
 * @param error what an input that could not be read means
 */
public record RuleOptions(Map<String, String> labels, List<String> routes, Absence noData, Absence error) {

    /** What Prometheus takes as the name of a label. */
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]{0,79}";

    public static final RuleOptions DEFAULT = new RuleOptions(Map.of(), List.of(), Absence.KEEP, Absence.KEEP);

    public RuleOptions {
        labels.keySet().forEach(label -> {
            if (!label.matches(LABEL)) {
                throw new IllegalArgumentException(
                        "labels must have names of letters, digits and underscores, not digits first, was " + label);
            }
        });
        labels = Map.copyOf(labels);
        routes = List.copyOf(routes);
    }
}
