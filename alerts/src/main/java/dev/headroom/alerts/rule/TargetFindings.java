package dev.headroom.alerts.rule;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.TargetState;
import dev.headroom.collector.sample.OutcomeRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Reads the rules about targets from the newest outcome of each. */
final class TargetFindings {

    /** A target that nobody has scraped for so long is unknown, not down. */
    private static final Duration STALE = Duration.ofMinutes(5);

    /** Labels of the outcomes that say that a target tells more than it may. */
    private static final Set<String> LIMITS = Set.of("body_too_large", "inflated_too_large", "limit_exceeded");

    private TargetFindings() {}

    static List<Finding> of(Rule rule, List<TargetState> targets, Instant now) {
        return targets.stream()
                .map(target -> {
                    OutcomeRow last = target.last();
                    ServiceName service =
                            last.service().isBlank() ? ServiceName.UNASSIGNED : new ServiceName(last.service());
                    return new Finding(rule, service, last.target(), reading(rule.condition(), last, now));
                })
                .toList();
    }

    private static Reading reading(Condition condition, OutcomeRow last, Instant now) {
        if (last.time().plus(STALE).isBefore(now)) {
            return new Reading.NoData();
        }
        boolean limit = LIMITS.contains(last.error());
        return switch (condition) {
            case TARGET_DOWN -> Reading.of(last.up() ? 0 : 1);
            case SCRAPE_LIMIT_HIT -> Reading.of(limit ? 1 : 0);
            default -> throw new IllegalArgumentException("not of targets: " + condition);
        };
    }
}
