package dev.headroom.alerts.evaluation;

import dev.headroom.alerts.Incident;
import dev.headroom.alerts.Severity;
import dev.headroom.alerts.evaluation.Step.Turn;
import dev.headroom.alerts.rule.Finding;
import dev.headroom.alerts.rule.Reading;
import dev.headroom.alerts.rule.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * inactive → pending → firing → resolved.
 *
 * <p>No data moves nothing: a pending incident does not fire and a firing one does not resolve on it. After five minutes
 * without data a pending incident is dropped, since nobody can say that the breach lasted; a firing one stays for a day
 * and is then closed as unknown. Severity only rises while an incident lasts.
 */
final class StateMachine {

    static final Duration PENDING_WITHOUT_DATA = Duration.ofMinutes(5);
    static final Duration FIRING_WITHOUT_DATA = Duration.ofDays(1);

    private StateMachine() {}

    /** Empty when there was nothing and still is nothing. */
    static Optional<Step> step(Optional<Tracked> before, Finding finding, Instant now) {
        Rule rule = finding.rule();
        return switch (finding.reading()) {
            case Reading.NoData _ -> before.map(tracked -> withoutData(tracked, now));
            case Reading.Known known
            when rule.isBreachedBy(known.value()) -> Optional.of(breached(before, finding, known.value(), now));
            case Reading.Known _ -> before.map(tracked -> good(tracked, rule, now));
        };
    }

    private static Step withoutData(Tracked before, Instant now) {
        Tracked next = before.unknown(now);
        Duration gap = Duration.between(next.noDataSince().orElse(now), now);
        if (next.isPending() && gap.compareTo(PENDING_WITHOUT_DATA) >= 0) {
            return new Step(next, Turn.DROPPED);
        }
        if (!next.isPending() && gap.compareTo(FIRING_WITHOUT_DATA) >= 0) {
            return new Step(next.as(Incident.State.RESOLVED, next.severity()), Turn.CLOSED_UNKNOWN);
        }
        return timers(before, next);
    }

    private static Step breached(Optional<Tracked> before, Finding finding, double value, Instant now) {
        Rule rule = finding.rule();
        Tracked current = before.orElseGet(() -> Tracked.begin(
                new IncidentKey(rule.name(), finding.service(), finding.subject()), rule.severity(), now));
        Tracked next = current.bad(rule.isCriticalAt(value), now);
        boolean criticalHeld =
                next.criticalSince().isPresent() && held(next.criticalSince().get(), rule.holdFor(), now);
        Severity severity = criticalHeld ? Severity.CRITICAL : next.severity();
        if (next.isPending()) {
            return held(next.pendingSince(), rule.holdFor(), now)
                    ? new Step(next.as(Incident.State.FIRING, severity), Turn.FIRED)
                    : new Step(next, before.isPresent() ? timers(current, next).turn() : Turn.TIMERS);
        }
        return severity == current.severity()
                ? timers(current, next)
                : new Step(next.as(Incident.State.FIRING, severity), Turn.ESCALATED);
    }

    private static Step good(Tracked before, Rule rule, Instant now) {
        if (before.isPending()) {
            return new Step(before, Turn.DROPPED);
        }
        Tracked next = before.good(now);
        return held(next.goodSince().orElse(now), rule.keepFiringFor(), now)
                ? new Step(next.as(Incident.State.RESOLVED, next.severity()), Turn.RESOLVED)
                : timers(before, next);
    }

    private static Step timers(Tracked before, Tracked next) {
        return new Step(next, before.equals(next) ? Turn.NOTHING : Turn.TIMERS);
    }

    private static boolean held(Instant since, Duration wanted, Instant now) {
        return Duration.between(since, now).compareTo(wanted) >= 0;
    }
}
