package dev.headroom.alerts.settings;

import dev.headroom.alerts.Severity;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A rule that the operator made.
 *
 * @param metric a signal such as {@code waiting}, or {@code extra:NAME}
 * @param service the only one it holds for; empty for all
 * @param above the value above which it is a breach; exactly one of this and {@code below} is given
 * @param holdFor how long the breach must last before the rule fires
 */
public record OwnRule(
        String name,
        String metric,
        Optional<String> service,
        OptionalDouble above,
        OptionalDouble below,
        Duration holdFor,
        Severity severity) {

    public OwnRule {
        if (above.isPresent() == below.isPresent()) {
            throw new IllegalArgumentException("rule " + name + " must have exactly one of above and below");
        }
        if (Double.isNaN(above.orElse(0)) || Double.isNaN(below.orElse(0))) {
            throw new IllegalArgumentException("threshold of rule " + name + " must be a number, was NaN");
        }
        if (holdFor.isNegative()) {
            throw new IllegalArgumentException("for of rule " + name + " must be >= 0, was " + holdFor);
        }
    }

    public double threshold() {
        return above.isPresent() ? above.getAsDouble() : below.orElseThrow();
    }
}
