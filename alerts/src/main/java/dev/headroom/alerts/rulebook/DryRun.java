package dev.headroom.alerts.rulebook;

import dev.headroom.alerts.rule.PastReadings;
import dev.headroom.alerts.rule.Rule;
import dev.headroom.alerts.rule.RuleInputs;
import dev.headroom.alerts.rule.Watch;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries a rule on the past, minute by minute, as the evaluation would have judged it. Thread-safe. */
public final class DryRun {

    /** How far back a rule is tried. */
    public static final Duration PAST = Duration.ofDays(14);

    private static final Duration CHUNK = Duration.ofDays(2);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RuleInputs inputs;
    private final PastReadings past;

    public DryRun(RuleInputs inputs) {
        this.inputs = inputs;
        this.past = new PastReadings(inputs);
    }

    /** What came of it. */
    public sealed interface Outcome {

        /**
         * It was tried.
         *
         * @param firings how often it would have fired, oldest first
         * @param knownShare share of the minutes whose value is known, 0 to 1, over all services
         */
        record Tried(List<Firing> firings, double knownShare) implements Outcome {
            public Tried {
                firings = List.copyOf(firings);
            }
        }

        /** What the rule looks at is not kept: only values of services are. */
        record NotKept() implements Outcome {}
    }

    /**
     * One time that it would have fired.
     *
     * @param until empty while it would fire still
     * @param worst the value furthest beyond the threshold
     */
    public record Firing(ServiceName service, Instant at, Optional<Instant> until, double worst) {}

    public Outcome of(Rule rule, Instant now) {
        if (!PastReadings.reads(rule)) {
            return new Outcome.NotKept();
        }
        List<ServiceName> services = inputs.history().services().stream()
                .filter(service -> rule.watch()
                        .flatMap(Watch::service)
                        .map(only -> only.equals(service.value()))
                        .orElse(true))
                .toList();
        List<Firing> firings = new ArrayList<>();
        long minutes = 0;
        long known = 0;
        for (ServiceName service : services) {
            Rehearsal rehearsal = new Rehearsal(rule, service);
            for (Instant from = now.minus(PAST); from.isBefore(now); from = from.plus(CHUNK)) {
                Instant to = from.plus(CHUNK).isBefore(now) ? from.plus(CHUNK) : now;
                TimeSeries values = past.of(rule, service, Window.covering(from, to, MINUTE));
                minutes += values.size();
                known += values.knownValues().count();
                rehearsal.see(values);
            }
            firings.addAll(rehearsal.firings());
        }
        firings.sort((one, other) -> one.at().compareTo(other.at()));
        return new Outcome.Tried(firings, minutes == 0 ? 0 : (double) known / minutes);
    }
}
