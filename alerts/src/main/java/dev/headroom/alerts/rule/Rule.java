package dev.headroom.alerts.rule;

import dev.headroom.alerts.Severity;
import dev.headroom.alerts.settings.RuleOptions;
import dev.headroom.alerts.settings.RuleOverride;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A condition, when it becomes an incident and when that ends.
 *
 * @param threshold a value above it is a breach
 * @param criticalAbove a value above it makes the incident critical; empty when the rule has one severity only
 * @param holdFor how long the breach must last before the rule fires
 * @param keepFiringFor how long values must be good again before it resolves, so that it does not flap
 * @param watch what a rule of the operator's own looks at; empty for the built-in ones
 */
public record Rule(
        String name,
        Condition condition,
        double threshold,
        OptionalDouble criticalAbove,
        Duration holdFor,
        Duration keepFiringFor,
        Severity severity,
        Optional<Watch> watch,
        RuleOptions options) {

    /** Beyond any threshold by so little that nobody reads it. */
    private static final double A_LITTLE = 1e-9;

    /** A rule with a reading of its own. */
    Rule(
            String name,
            Condition condition,
            double threshold,
            OptionalDouble criticalAbove,
            Duration holdFor,
            Duration keepFiringFor,
            Severity severity) {
        this(
                name,
                condition,
                threshold,
                criticalAbove,
                holdFor,
                keepFiringFor,
                severity,
                Optional.empty(),
                RuleOptions.DEFAULT);
    }

    public boolean isBreachedBy(double value) {
        return watch.filter(Watch::below).isPresent() ? value < threshold : value > threshold;
    }

    /** The mildest value that is a breach. */
    double breach() {
        double step = Math.max(Math.abs(threshold) * A_LITTLE, Double.MIN_NORMAL);
        return watch.filter(Watch::below).isPresent() ? threshold - step : threshold + step;
    }

    public boolean isCriticalAt(double value) {
        return criticalAbove.isPresent() && value > criticalAbove.getAsDouble();
    }

    /** An overridden severity holds for the whole rule; an overridden threshold above the critical one replaces both. */
    Rule with(RuleOverride override) {
        double changed = override.threshold().orElse(threshold);
        if (!condition.hasThreshold() && override.threshold().isPresent()) {
            throw new IllegalArgumentException("rule " + name + " has no threshold to change");
        }
        boolean twoLevels =
                override.severity().isEmpty() && criticalAbove.isPresent() && criticalAbove.getAsDouble() > changed;
        return new Rule(
                name,
                condition,
                changed,
                twoLevels ? criticalAbove : OptionalDouble.empty(),
                override.holdFor().orElse(holdFor),
                keepFiringFor,
                override.severity().orElse(severity),
                watch,
                options);
    }
}
