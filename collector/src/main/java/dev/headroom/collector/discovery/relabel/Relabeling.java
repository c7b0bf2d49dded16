package dev.headroom.collector.discovery.relabel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules in their order. Immutable. */
public record Relabeling(List<RelabelRule> rules) {

    public static final Relabeling NONE = new Relabeling(List.of());

    public Relabeling {
        rules = List.copyOf(rules);
    }

    /** The labels as the rules leave them; empty when one of them drops the target. */
    public Optional<Map<String, String>> apply(Map<String, String> labels) {
        Map<String, String> current = new HashMap<>(labels);
        for (RelabelRule rule : rules) {
            String text = rule.selection().text(current);
            boolean stays =
                    switch (rule) {
                        case RelabelRule.Keep(var _, var regex) -> regex.matches(text);
                        case RelabelRule.Drop(var _, var regex) -> !regex.matches(text);
                        case RelabelRule.Replace replace -> {
                            replace(replace, text, current);
                            yield true;
                        }
                    };
            if (!stays) {
                return Optional.empty();
            }
        }
        return Optional.of(current);
    }

    private static void replace(RelabelRule.Replace rule, String text, Map<String, String> labels) {
        rule.regex().match(text).ifPresent(groups -> {
            String label = rule.targetLabel().fill(groups);
            if (!label.matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
                return; // Prometheus leaves such a target as it is
            }
            String value = rule.replacement().fill(groups);
            if (value.isEmpty()) {
                labels.remove(label);
            } else {
                labels.put(label, value);
            }
        });
    }
}
