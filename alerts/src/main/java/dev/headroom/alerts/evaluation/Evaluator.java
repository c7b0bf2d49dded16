package dev.headroom.alerts.evaluation;

import static java.util.stream.Collectors.toMap;

import dev.headroom.alerts.Incident;
import dev.headroom.alerts.evaluation.Step.Turn;
import dev.headroom.alerts.rule.Finding;
import dev.headroom.alerts.rule.Reading;
import dev.headroom.alerts.rule.Readings;
import dev.headroom.alerts.rule.Rules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** One evaluation of all rules. One thread at a time. */
public final class Evaluator {

    private final Supplier<Rules> inForce;
    private final Readings readings;
    private final Storyteller storyteller;
    private final IncidentStore store;

    public Evaluator(Supplier<Rules> inForce, Readings readings, Storyteller storyteller, IncidentStore store) {
        this.inForce = inForce;
        this.readings = readings;
        this.storyteller = storyteller;
        this.store = store;
    }

    /** Reads, decides and stores. True when somebody should look: an incident fired, rose or ended. */
    public boolean evaluate(Instant now) {
        Rules rules = inForce.get();
        Map<IncidentKey, Tracked> open = store.open().stream().collect(toMap(Tracked::key, Function.identity()));
        List<Change> changes = new ArrayList<>();
        for (Finding finding : readings.of(rules, now)) {
            IncidentKey key = new IncidentKey(finding.rule().name(), finding.service(), finding.subject());
            Optional<Tracked> before = Optional.ofNullable(open.remove(key));
            StateMachine.step(before, finding, now)
                    .flatMap(step -> change(step, finding, now))
                    .ifPresent(changes::add);
        }
        open.values().forEach(orphan -> withoutFinding(orphan, rules, now).ifPresent(changes::add));
        if (!changes.isEmpty()) {
            store.apply(changes, now);
        }
        return changes.stream().anyMatch(change -> !(change instanceof Change.Keep));
    }

    private Optional<Change> change(Step step, Finding finding, Instant now) {
        Tracked next = step.next();
        return switch (step.turn()) {
            case NOTHING -> Optional.empty();
            case TIMERS -> Optional.of(new Change.Keep(next, storyteller.pending(finding)));
            case FIRED, ESCALATED -> Optional.of(new Change.Tell(next, storyteller.tell(finding, now)));
            case RESOLVED, CLOSED_UNKNOWN -> Optional.of(new Change.Close(next, closing(step.turn())));
            case DROPPED -> Optional.of(new Change.Forget(next.id()));
        };
    }

    /** A subject that is no longer seen has no data; a rule that was switched off leaves nothing to wait for. */
    private Optional<Change> withoutFinding(Tracked orphan, Rules rules, Instant now) {
        if (rules.named(orphan.key().rule()).isEmpty()) {
            return Optional.of(
                    orphan.isPending()
                            ? new Change.Forget(orphan.id())
                            : new Change.Close(
                                    orphan.as(Incident.State.RESOLVED, orphan.severity()),
                                    "The rule was switched off."));
        }
        Finding nothing = new Finding(
                rules.named(orphan.key().rule()).orElseThrow(),
                orphan.key().service(),
                orphan.key().subject(),
                new Reading.NoData());
        return StateMachine.step(Optional.of(orphan), nothing, now).flatMap(step -> change(step, nothing, now));
    }

    private static String closing(Turn turn) {
        return turn == Turn.CLOSED_UNKNOWN
                ? "Closed without a known good value: there has been no data for a day."
                : "Values are good again.";
    }
}
