package dev.headroom.forecasting.recommendation;

import dev.headroom.collector.fleet.ReplicaPolicy;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.ensemble.ForecastResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/**
 * Turns forecast and capacity into replicas and limits.
 *
 * <p>Replicas: at each step {@code ⌈q95/μ⌉}, where q95 is the 95th percentile of the load by the forecast's own
 * intervals; the most over the horizon, and never fewer than the load of the last minutes needs. Fewer replicas are
 * advised only when the survivors stay below 80 % of their capacity and nothing within the stabilisation window asked
 * for more. Every answer lies within the operator's bounds.
 */
public final class Recommender {

    /** How long a lower need must last before it is advised. */
    public static final Duration STABILISATION = Duration.ofMinutes(30);

    private static final double SCALE_IN_UTILIZATION = 0.8;

    /** Between the 90th and the 97.5th percentile, where a normal distribution has its 95th. */
    private static final double Q95_BETWEEN_Q90_AND_Q975 = (1.6449 - 1.2816) / (1.9600 - 1.2816);

    public Recommendation recommend(ForecastResult result, CapacityEstimate capacity, Situation situation) {
        if (result instanceof ForecastResult.NotMade(var reason, var detail)) {
            return new Recommendation.NoAdvice(
                    switch (reason) {
                        case STALE_DATA -> Recommendation.Reason.STALE_DATA;
                        case TOO_LITTLE_HISTORY, TOO_MANY_GAPS -> Recommendation.Reason.TOO_LITTLE_HISTORY;
                    },
                    detail);
        }
        if (capacity instanceof CapacityEstimate.Unknown(var _, var detail)) {
            return new Recommendation.NoAdvice(Recommendation.Reason.CAPACITY_UNKNOWN, detail);
        }
        if (situation.replicas() == 0) {
            return new Recommendation.NoAdvice(
                    Recommendation.Reason.STALE_DATA, "no serving node of the service answers");
        }
        return recommend(((ForecastResult.Made) result).forecast(), (CapacityEstimate.Learned) capacity, situation);
    }

    private static Recommendation recommend(Forecast forecast, CapacityEstimate.Learned capacity, Situation situation) {
        double perReplica = capacity.requestsPerSecond();
        double highest = Math.max(
                forecast.points().stream().mapToDouble(Recommender::q95).max().orElse(0),
                Double.isNaN(situation.offeredNow()) ? 0 : situation.offeredNow());
        int current = situation.replicas();
        int needed = Math.max(
                replicasFor(highest, perReplica),
                Math.min(current, replicasFor(highest, SCALE_IN_UTILIZATION * perReplica)));
        int target = bounded(situation, needed < current ? Math.min(current, heldBack(situation, needed)) : needed);
        Evidence evidence = evidence(forecast, capacity, situation, needed);
        Limits limits = LimitRule.limits(capacity, situation.service().slo(), target, evidence);
        return target == current
                ? new Recommendation.Keep(target, limits, evidence)
                : new Recommendation.ScaleTo(target, decideBy(forecast, situation, perReplica), limits, evidence);
    }

    /** The most that was asked for within the stabilisation window; all there is when nobody looked that long. */
    private static int heldBack(Situation situation, int needed) {
        int most =
                situation.recentNeeds().stream().max(Comparator.naturalOrder()).orElse(situation.replicas());
        return Math.max(needed, most);
    }

    /** The last moment at which a new replica still serves in time; now, when it is already late or can wait no longer. */
    private static Instant decideBy(Forecast forecast, Situation situation, double perReplica) {
        return forecast.points().stream()
                .filter(point -> replicasFor(q95(point), perReplica) > situation.replicas())
                .map(point -> point.time().minus(leadTime(situation)))
                .findFirst()
                .filter(situation.now()::isBefore)
                .orElse(situation.now());
    }

    private static Evidence evidence(
            Forecast forecast, CapacityEstimate.Learned capacity, Situation situation, int needed) {
        ForecastPoint peak = forecast.points().stream()
                .max(Comparator.comparingDouble(ForecastPoint::mean))
                .orElseThrow();
        double today = situation.replicas() * capacity.requestsPerSecond();
        return new Evidence(
                situation.replicas(),
                peak.time(),
                peak.mean(),
                peak.high80(),
                capacity.requestsPerSecond(),
                peak.mean() > 0 ? q95(peak) / peak.mean() : 1,
                leadTime(situation),
                firstAbove(forecast, today, ForecastPoint::mean),
                firstAbove(forecast, today, ForecastPoint::high80),
                firstAbove(forecast, today, ForecastPoint::low80),
                needed);
    }

    private static Instant firstAbove(Forecast forecast, double limit, ToDoubleFunction<ForecastPoint> value) {
        return forecast.points().stream()
                .filter(point -> value.applyAsDouble(point) > limit)
                .map(ForecastPoint::time)
                .findFirst()
                .orElse(Instant.MAX);
    }

    private static double q95(ForecastPoint point) {
        return point.high80() + (point.high95() - point.high80()) * Q95_BETWEEN_Q90_AND_Q975;
    }

    private static int replicasFor(double load, double perReplica) {
        return (int) Math.ceil(load / perReplica);
    }

    private static int bounded(Situation situation, int replicas) {
        ReplicaPolicy policy = situation.service().replicas();
        return Math.clamp(replicas, policy.min(), policy.max());
    }

    private static Duration leadTime(Situation situation) {
        return situation.service().replicas().startUp().plus(situation.scrapeInterval());
    }
}
