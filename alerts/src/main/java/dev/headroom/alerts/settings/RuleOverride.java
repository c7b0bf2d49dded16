package dev.headroom.alerts.settings;

import dev.headroom.alerts.Severity;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A change to one built-in rule; what is empty stays as it is.
 *
 * @param threshold in the rule's own unit; a share of 2 % is 0.02
 * @param holdFor how long the threshold must be passed before the rule fires
 */
public record RuleOverride(
        String name,
        boolean enabled,
        OptionalDouble threshold,
        Optional<Duration> holdFor,
        Optional<Severity> severity) {

    public RuleOverride {
        if (threshold.isPresent() && !(threshold.getAsDouble() >= 0)) {
            throw new IllegalArgumentException(
                    "threshold of rule " + name + " must be >= 0, was " + threshold.getAsDouble());
        }
        if (holdFor.isPresent() && holdFor.get().isNegative()) {
            throw new IllegalArgumentException("for of rule " + name + " must be >= 0, was " + holdFor.get());
        }
    }
}
