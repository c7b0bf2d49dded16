package dev.headroom.alerts.rulebook;

import dev.headroom.alerts.Incident;
import dev.headroom.alerts.Incidents;
import dev.headroom.alerts.rule.Finding;
import dev.headroom.alerts.rule.Reading;
import dev.headroom.alerts.rule.Readings;
import dev.headroom.alerts.rule.Rule;
import dev.headroom.alerts.rule.Rules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How every rule stands. A process that does not evaluate itself reads the inputs when it is asked. Thread-safe. */
public final class RuleBoard {

    private static final Duration FRESH = Duration.ofSeconds(30);

    private final RulesInForce rules;
    private final Readings readings;
    private final Incidents incidents;
    private final InstantSource clock;

    public RuleBoard(RulesInForce rules, Readings readings, Incidents incidents, InstantSource clock) {
        this.rules = rules;
        this.readings = readings;
        this.incidents = incidents;
        this.clock = clock;
    }

    /** The worst that a rule says of any of its subjects, mildest first. */
    public enum State {
        /** Its input is missing for every subject, or it has none. */
        NO_DATA,
        OK,
        /** Breached, but not for long enough. */
        PENDING,
        FIRING
    }

    /**
     * One rule as it stands.
     *
     * @param evaluatedAt when its input was read last
     * @param findings what it says of each subject
     * @param firing how many incidents of it fire
     */
    public record Standing(
            Rule rule,
            RulesInForce.Origin origin,
            State state,
            Instant evaluatedAt,
            List<Finding> findings,
            int firing) {
        public Standing {
            findings = List.copyOf(findings);
        }
    }

    /** Every rule in force, in their order. */
    public List<Standing> all() {
        Rules inForce = rules.get();
        Instant now = clock.instant();
        Readings.Evaluation last = readings.last();
        boolean fresh = last.at().filter(at -> at.plus(FRESH).isAfter(now)).isPresent();
        List<Finding> findings = fresh ? last.findings() : readings.of(inForce, now);
        Instant at = fresh ? last.at().orElse(now) : now;
        Map<String, List<Finding>> byRule = findings.stream()
                .collect(Collectors.groupingBy(finding -> finding.rule().name()));
        Map<String, Long> firing =
                incidents.firing().stream().collect(Collectors.groupingBy(Incident::rule, Collectors.counting()));
        return inForce.all().stream()
                .map(rule -> standing(
                        rule,
                        byRule.getOrDefault(rule.name(), List.of()),
                        Math.toIntExact(firing.getOrDefault(rule.name(), 0L)),
                        at))
                .toList();
    }

    private Standing standing(Rule rule, List<Finding> findings, int firing, Instant at) {
        return new Standing(rule, rules.originOf(rule), state(rule, findings, firing), at, findings, firing);
    }

    private static State state(Rule rule, List<Finding> findings, int firing) {
        if (firing > 0) {
            return State.FIRING;
        }
        List<Double> known = findings.stream()
                .map(Finding::reading)
                .filter(Reading.Known.class::isInstance)
                .map(reading -> ((Reading.Known) reading).value())
                .toList();
        if (known.stream().anyMatch(rule::isBreachedBy)) {
            return State.PENDING;
        }
        return known.isEmpty() ? State.NO_DATA : State.OK;
    }
}
