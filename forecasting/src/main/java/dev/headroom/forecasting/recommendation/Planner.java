package dev.headroom.forecasting.recommendation;

import dev.headroom.collector.fleet.ReplicaPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Makes the plan. More replicas are planned as soon as a step within the lead time asks for them. Fewer are planned only when
 * neither the last ten minutes nor the next half hour ask for more, and the survivors stay below 80 % of their capacity: what
 * will be needed again soon is not worth a start. One decision a step: that is the limit on how often the number changes
 * (F32).
 */
final class Planner {

    private static final Duration COOL_DOWN = Duration.ofMinutes(10);
    private static final Duration NEEDED_AGAIN = Duration.ofMinutes(30);

    private final LoadAhead load;
    private final Situation situation;
    private final double perReplica;

    Planner(LoadAhead load, Situation situation, double perReplica) {
        this.load = load;
        this.situation = situation;
        this.perReplica = perReplica;
    }

    /** @param atLeast what the load and the latencies of this moment ask for */
    Plan plan(int atLeast) {
        int due = next(situation.replicas().provisioned(), situation.now(), atLeast);
        List<Plan.Step> steps = new ArrayList<>();
        int replicas = due;
        for (int i = 0; i < load.steps(); i++) {
            Instant time = load.timeOf(i);
            if (time.isAfter(situation.now())) {
                int next = next(replicas, time, 0);
                if (next != replicas) {
                    steps.add(new Plan.Step(time, next));
                }
                replicas = next;
            }
        }
        return new Plan(due, bounded(asked(situation.now(), atLeast)), steps);
    }

    private int next(int before, Instant time, int atLeast) {
        int needed = asked(time, atLeast);
        Instant again = time.plus(NEEDED_AGAIN).isAfter(served(time)) ? time.plus(NEEDED_AGAIN) : served(time);
        int held = Math.max(
                Math.max(needed, most(time.minus(COOL_DOWN), again, this::expected, Recommender.SCALE_IN_UTILIZATION)),
                askedBefore(time));
        return bounded(needed > before ? needed : Math.min(before, held));
    }

    /** What is needed as soon as a replica that is started now can serve. */
    private int asked(Instant time, int atLeast) {
        return Math.max(atLeast, most(time, served(time), load::at, 1));
    }

    /** The next decision comes a step later: what it could no longer serve in time belongs to this one. */
    private Instant served(Instant time) {
        return time.plus(situation.lead()).plus(load.forecast().step());
    }

    private int bounded(int replicas) {
        ReplicaPolicy policy = situation.service().replicas();
        return Math.clamp(replicas, policy.min(), policy.max());
    }

    /** What the steps that touch {@code [from, to]} ask for at most, at this utilisation. */
    private int most(Instant from, Instant to, IntToDoubleFunction loadOf, double utilization) {
        int most = 0;
        for (int i = 0; i < load.steps(); i++) {
            Instant begin = load.timeOf(i);
            boolean touched =
                    !begin.isAfter(to) && begin.plus(load.forecast().step()).isAfter(from);
            if (touched) {
                most = Math.max(most, Recommender.replicasFor(loadOf.applyAsDouble(i), utilization * perReplica));
            }
        }
        return most;
    }

    /** Without the margin: the rule on the survivors is one of its own. */
    private double expected(int step) {
        return load.forecast().points().get(step).mean();
    }

    /** As long as the cool-down reaches back before now, what was asked for then counts. */
    private int askedBefore(Instant time) {
        if (!time.minus(COOL_DOWN).isBefore(situation.now())) {
            return 0;
        }
        return situation.past().recentlyAsked().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(situation.replicas().provisioned());
    }
}
