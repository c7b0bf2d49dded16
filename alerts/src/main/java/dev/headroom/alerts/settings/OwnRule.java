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
 * @param keepFiringFor how long values must be good again before it resolves
 */
public record OwnRule(
        String name,
        String metric,
        Optional<String> service,
        OptionalDouble above,
        OptionalDouble below,
        Duration holdFor,
        Duration keepFiringFor,
        Severity severity,
        RuleOptions options) {

    /** Unless said otherwise. */
    public static final Duration USUAL_CALM = Duration.ofMinutes(1);

    /** So that it can stand in an address, a label and a file name. */
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,79}";

    public OwnRule {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "name of a rule must have 1 to 80 letters, digits, dots, dashes or underscores, was " + name);
        }
        if (above.isPresent() == below.isPresent()) {
            throw new IllegalArgumentException("rule " + name + " must have exactly one of above and below");
        }
        if (!Double.isFinite(above.orElse(0)) || !Double.isFinite(below.orElse(0))) {
            throw new IllegalArgumentException("threshold of rule " + name + " must be a number");
        }
        if (holdFor.isNegative()) {
            throw new IllegalArgumentException("for of rule " + name + " must be >= 0, was " + holdFor);
        }
        if (keepFiringFor.isNegative()) {
            throw new IllegalArgumentException(
                    "keep-firing-for of rule " + name + " must be >= 0, was " + keepFiringFor);
        }
    }

    /** One with the usual time of calm and nothing beside. */
    public OwnRule(
            String name,
            String metric,
            Optional<String> service,
            OptionalDouble above,
            OptionalDouble below,
            Duration holdFor,
            Severity severity) {
        this(name, metric, service, above, below, holdFor, USUAL_CALM, severity, RuleOptions.DEFAULT);
    }

    public double threshold() {
        return above.isPresent() ? above.getAsDouble() : below.orElseThrow();
    }
}
