package dev.headroom.forecasting.replay;

import dev.headroom.collector.fleet.ReplicaPolicy;
import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.fleet.Slo;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.recommendation.LeadTime;
import dev.headroom.forecasting.recommendation.Plan;
import dev.headroom.forecasting.recommendation.Recommender;
import dev.headroom.forecasting.recommendation.Situation;
import dev.headroom.forecasting.recommendation.TrackRecord;
import dev.headroom.forecasting.recommendation.margin.MarginsOf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/** The policies that are compared. Each keeps state: one for each replay. */
final class Policies {

    private static final Instant START = Instant.parse("2026-11-21T17:00:00Z");
    private static final int COOL_DOWN_TICKS = 40;
    private static final Duration STEP = Duration.ofMinutes(1);

    private Policies() {}

    /**
     * What a policy is told.
     *
     * @param margin on the forecast
     * @param capacityFactor on what a replica really sustains; 1 when it was learned exactly
     * @param latencies whether it sees how latencies stand against the objectives
     */
    record Belief(double margin, double capacityFactor, boolean latencies) {
        static final Belief RIGHT = new Belief(1.1, 1, true);

        double perReplica(Course course) {
            return course.perReplica() * capacityFactor;
        }
    }

    static Policy fixed(int replicas) {
        return _ -> replicas;
    }

    /** llm-d's law: s above 0.55 adds at most as many as there are, or four, a minute; below 0.40 it takes one in two minutes. */
    static Policy llmd() {
        double[] changed = {-1000, -1000};
        return seen -> {
            int there = seen.provisioned();
            if (seen.stress() > 0.55 && seen.second() - changed[0] >= 60) {
                double factor = seen.stress() * seen.ready() / there / 0.55;
                int more = (int) Math.max(0, Math.ceil(there * (factor - 1)));
                changed[0] = more > 0 ? seen.second() : changed[0];
                return there + Math.min(more, Math.max(there, 4));
            }
            if (seen.stress() < 0.40 && seen.second() - changed[1] >= 120) {
                changed[1] = seen.second();
                return there - Math.min(1, (int) Math.floor(there * (1 - seen.stress() / 0.40)));
            }
            return there;
        };
    }

    /** The load of the last minute with a margin; what it asked for stays for five minutes, as Kubernetes' HPA does. */
    static Policy lastValue(Course course, Belief belief) {
        Deque<Integer> asked = new ArrayDeque<>();
        return seen -> {
            asked.addFirst((int) Math.ceil(seen.offeredRps() * belief.margin() / belief.perReplica(course)));
            while (asked.size() > 20) {
                asked.removeLast();
            }
            return asked.stream().max(Integer::compare).orElseThrow();
        };
    }

    /** The product's recommender with a forecast of what comes {@code (now, then)} in seconds. */
    static Policy ours(Course course, DoubleBinaryOperator forecast, Belief belief) {
        Recommender recommender = new Recommender();
        Deque<Integer> asked = new ArrayDeque<>();
        return seen -> {
            Instant now = START.plusMillis(Math.round(seen.second() * 1000));
            Situation situation = new Situation(
                    service(course),
                    now,
                    new Situation.Replicas(
                            seen.ready(),
                            seen.provisioned() - seen.ready(),
                            new LeadTime(Duration.ofSeconds((long) course.startUpSeconds() + 15), 20)),
                    new Situation.Load(
                            seen.offeredRps(),
                            seen.offeredRps() * (belief.margin() - 1),
                            belief.latencies() ? seen.stress() : Double.NaN),
                    new Situation.Past(
                            List.copyOf(asked),
                            List.copyOf(asked),
                            MarginsOf.factor(belief.margin(), START),
                            TrackRecord.NONE),
                    List.of());
            Plan plan = recommender
                    .recommend(forecast(seen, now, forecast), capacity(course, belief), situation)
                    .given()
                    .orElseThrow()
                    .because()
                    .plan();
            asked.addFirst(plan.asked());
            while (asked.size() > COOL_DOWN_TICKS) {
                asked.removeLast();
            }
            return plan.due();
        };
    }

    private static ForecastResult forecast(Policy.Seen seen, Instant now, DoubleBinaryOperator of) {
        List<ForecastPoint> points = IntStream.range(0, 60)
                .mapToObj(i -> {
                    double then = seen.second() + i * STEP.toSeconds();
                    double rps =
                            Math.max(of.applyAsDouble(seen.second(), then), of.applyAsDouble(seen.second(), then + 59));
                    return new ForecastPoint(now.plus(STEP.multipliedBy(i)), rps, rps, rps, rps, rps);
                })
                .toList();
        return new ForecastResult.Made(
                new Forecast(now, STEP, points, List.of(), now.minus(Duration.ofDays(14)), 0, 0.95));
    }

    private static CapacityEstimate capacity(Course course, Belief belief) {
        double perReplica = belief.perReplica(course);
        return new CapacityEstimate.Learned(
                perReplica,
                perReplica,
                perReplica,
                course.profile().engine().sustainableRunning(course.profile().workload(), course.tpotSeconds()),
                CapacityEstimate.FirstLimit.TPOT,
                course.profile().engine().decodeBaseSeconds(),
                course.profile().engine().decodePerRequestSeconds(),
                course.profile().engine().prefillSecondsPerToken(),
                course.profile().workload().prompt().meanTokens(),
                0,
                course.profile().workload().output().meanTokens(),
                true);
    }

    private static ServiceDefinition service(Course course) {
        return new ServiceDefinition(
                new ServiceName("replayed"),
                new Slo(
                        0.9995,
                        Duration.ofMillis(Math.round(course.ttftSeconds() * 1000)),
                        Duration.ofMillis(Math.round(course.tpotSeconds() * 1000))),
                new ReplicaPolicy(
                        course.fewest(), course.most(), Duration.ofSeconds((long) course.startUpSeconds()), 8, 2),
                Optional.empty(),
                OptionalLong.empty());
    }
}
