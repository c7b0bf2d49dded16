package dev.headroom.forecasting.recommendation;

import dev.headroom.collector.fleet.ReplicaPolicy;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.recommendation.Recommendation.NoAdvice;
import dev.headroom.forecasting.recommendation.Recommendation.Reason;
import dev.headroom.forecasting.recommendation.limit.LimitRule;
import dev.headroom.forecasting.recommendation.limit.Limits;
import dev.headroom.forecasting.recommendation.margin.Margins;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/**
 * Turns forecast and capacity into replicas and limits.
 *
 * <p>Replicas: at each step {@code ⌈load/μ⌉}, where the load is the forecast with its margin ({@link Margins}) and the ramp
 * before events ({@link LoadAhead}), and never fewer than the load and the latencies of the last minutes need ({@link
 * SloPressure}). When to have how many is the {@link Plan}; more replicas are advised as its first step that asks for more
 * says. Fewer are advised only when they are enough over the whole horizon, the survivors stay below 80 % of their capacity
 * and nothing within the stabilisation window asked for more. Every answer lies
 * within the operator's bounds.
 */
public final class Recommender {

    /** How long a lower need over the whole horizon must last before it is advised. */
    public static final Duration STABILISATION = Duration.ofMinutes(30);

    static final double SCALE_IN_UTILIZATION = 0.8;

    public Recommendation recommend(ForecastResult result, CapacityEstimate capacity, Situation situation) {
        if (result instanceof ForecastResult.NotMade(var reason, var detail)) {
            return new NoAdvice(
                    switch (reason) {
                        case STALE_DATA -> Reason.STALE_DATA;
                        case TOO_LITTLE_HISTORY, TOO_MANY_GAPS -> Reason.TOO_LITTLE_HISTORY;
                    },
                    detail);
        }
        if (capacity instanceof CapacityEstimate.Unknown(var _, var detail)) {
            return new NoAdvice(Reason.CAPACITY_UNKNOWN, detail);
        }
        if (situation.replicas().up() == 0) {
            return new NoAdvice(Reason.STALE_DATA, "no serving node of the service answers");
        }
        Recommendation.Advice advice =
                advise(((ForecastResult.Made) result).forecast(), (CapacityEstimate.Learned) capacity, situation);
        TrackRecord record = situation.past().record();
        return record.losesToLastValue()
                ? new NoAdvice(Reason.MODEL_WORSE_THAN_NAIVE, record.words(), Optional.of(advice))
                : advice;
    }

    private static Recommendation.Advice advise(
            Forecast forecast, CapacityEstimate.Learned capacity, Situation situation) {
        double perReplica = capacity.requestsPerSecond();
        int current = situation.replicas().provisioned();
        LoadAhead load = LoadAhead.of(forecast, situation);
        SloPressure pressure = SloPressure.of(
                situation.offered().stress(),
                situation.replicas().up(),
                situation.replicas().pending());
        int presently = presently(situation, pressure, perReplica);
        double highest = Math.max(load.at(load.heaviest()), situation.offered().knownRps());
        int needed = Math.max(
                Math.max(presently, replicasFor(highest, perReplica)),
                Math.min(current, replicasFor(highest, SCALE_IN_UTILIZATION * perReplica)));
        int target = bounded(situation, needed < current ? Math.min(current, heldBack(situation, needed)) : needed);
        Plan plan = new Planner(load, situation, perReplica).plan(presently);
        Evidence evidence = evidence(new Reasons(load, capacity, situation, pressure), needed, target, plan);
        Instant before = presently > current ? situation.now() : decideBy(load, situation, perReplica);
        int advised = target > current ? Math.clamp(plan.at(before), current + 1, target) : target;
        IntFunction<Limits> limits = replicas -> LimitRule.limits(
                capacity, situation.service().slo(), replicas, evidence.peak().rps());
        return target == current
                ? new Recommendation.Keep(target, limits.apply(target), evidence)
                : new Recommendation.ScaleTo(advised, before, limits.apply(advised), limits.apply(current), evidence);
    }

    /** What load and latencies of this moment ask for. */
    private static int presently(Situation situation, SloPressure pressure, double perReplica) {
        int byLoad = replicasFor(situation.offered().knownRps(), perReplica);
        return SloPressure.isAboveTarget(pressure.stress()) ? Math.max(byLoad, pressure.replicas()) : byLoad;
    }

    /** The most that was asked for within the stabilisation window; all there is when nobody looked that long. */
    private static int heldBack(Situation situation, int needed) {
        int most = situation.past().recentNeeds().stream()
                .max(Comparator.naturalOrder())
                .orElse(situation.replicas().provisioned());
        return Math.max(needed, most);
    }

    /** The last moment at which a new replica still serves in time; now, when it is already late or can wait no longer. */
    private static Instant decideBy(LoadAhead load, Situation situation, double perReplica) {
        int current = situation.replicas().provisioned();
        for (int i = 0; i < load.steps(); i++) {
            if (replicasFor(load.at(i), perReplica) > current) {
                Instant before = load.timeOf(i).minus(situation.lead());
                return situation.now().isBefore(before) ? before : situation.now();
            }
        }
        return situation.now();
    }

    private record Reasons(
            LoadAhead load, CapacityEstimate.Learned capacity, Situation situation, SloPressure pressure) {}

    private static Evidence evidence(Reasons reasons, int needed, int target, Plan plan) {
        Situation situation = reasons.situation();
        Forecast forecast = reasons.load().forecast();
        ForecastPoint peak = reasons.load().peakPoint();
        double perReplica = reasons.capacity().requestsPerSecond();
        int current = situation.replicas().provisioned();
        double today = current * perReplica;
        return new Evidence(
                current,
                needed,
                perReplica,
                new Evidence.Peak(peak.time(), peak.mean(), peak.high80()),
                new Evidence.Carried(
                        reasons.load().timeOf(reasons.load().heaviest()),
                        reasons.load().at(reasons.load().heaviest())),
                new Evidence.LimitReached(
                        firstAbove(forecast, today, ForecastPoint::mean),
                        firstAbove(forecast, today, ForecastPoint::high80),
                        firstAbove(forecast, today, ForecastPoint::low80)),
                plan,
                new Basis(
                        LoadAhead.marginsAt(peak.time(), situation)
                                .on(peak, Duration.between(situation.now(), peak.time())),
                        situation.replicas().startUp(),
                        reasons.pressure(),
                        situation.replicas().pending(),
                        target > 1 ? peak.mean() / ((target - 1) * perReplica) : Double.NaN,
                        lastValue(situation, perReplica),
                        reasons.load().eventOfPeak()));
    }

    /** All there are while the load of now is not known. */
    private static int lastValue(Situation situation, double perReplica) {
        double margin = situation.offered().lastValueMarginRps();
        double load = situation.offered().nowRps() + (Double.isNaN(margin) ? 0 : margin);
        return Double.isNaN(load) ? situation.replicas().up() : bounded(situation, replicasFor(load, perReplica));
    }

    private static Instant firstAbove(Forecast forecast, double limit, ToDoubleFunction<ForecastPoint> value) {
        return forecast.points().stream()
                .filter(point -> value.applyAsDouble(point) > limit)
                .map(ForecastPoint::time)
                .findFirst()
                .orElse(Instant.MAX);
    }

    static int replicasFor(double load, double perReplica) {
        return (int) Math.ceil(load / perReplica);
    }

    private static int bounded(Situation situation, int replicas) {
        ReplicaPolicy policy = situation.service().replicas();
        return Math.clamp(replicas, policy.min(), policy.max());
    }
}
