package dev.headroom.alerts.rule;

import static java.util.stream.Collectors.joining;

import dev.headroom.alerts.settings.OwnRule;
import dev.headroom.alerts.settings.RuleOverride;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The rules in force. */
public record Rules(List<Rule> all) {

    /** Shipped and on by default. */
    public static final Rules BUILT_IN = new Rules(ShippedRules.ALL);

    public Rules {
        all = List.copyOf(all);
    }

    /** These rules with changes; a name that no rule has is refused, since the operator meant something by it. */
    public Rules with(List<RuleOverride> overrides) {
        List<Rule> changed = new ArrayList<>(all);
        for (RuleOverride override : overrides) {
            Rule rule = changed.stream()
                    .filter(candidate -> candidate.name().equals(override.name()))
                    .findFirst()
                    .orElseThrow(() -> unknown(override));
            if (override.enabled()) {
                changed.set(changed.indexOf(rule), rule.with(override));
            } else {
                changed.remove(rule);
            }
        }
        return new Rules(changed);
    }

    /** These rules and the operator's own, whose names must be new. */
    public Rules and(List<OwnRule> own) {
        List<Rule> more = new ArrayList<>(all);
        for (OwnRule rule : own) {
            boolean taken = more.stream().anyMatch(other -> other.name().equals(rule.name()))
                    || BUILT_IN.named(rule.name()).isPresent();
            if (taken) {
                throw new IllegalArgumentException("name of a rule with a metric must be new, was " + rule.name());
            }
            more.add(new Rule(
                    rule.name(),
                    Condition.WATCHED,
                    rule.threshold(),
                    OptionalDouble.empty(),
                    rule.holdFor(),
                    rule.keepFiringFor(),
                    rule.severity(),
                    Optional.of(Watch.of(rule)),
                    rule.options()));
        }
        return new Rules(more);
    }

    public Optional<Rule> named(String name) {
        return all.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    private IllegalArgumentException unknown(RuleOverride override) {
        String known = all.stream().map(Rule::name).collect(joining(", "));
        return new IllegalArgumentException("alerts.rules must name one of " + known + ", was " + override.name());
    }
}
