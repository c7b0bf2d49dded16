package dev.headroom.forecasting.cost;

import dev.headroom.forecasting.recommendation.Evidence;
import dev.headroom.forecasting.recommendation.Plan;
import dev.headroom.forecasting.recommendation.Recommendation;
import java.time.Duration;
import java.time.Instant;

/**
 * What advice costs; NaN without a price or without advice.
 *
 * @param currentHour an hour with the replicas of now
 * @param advisedHour an hour with those advised
 * @param plannedDay the next 24 hours as planned
 */
public record AdviceCost(double currentHour, double advisedHour, double plannedDay) {

    private static final AdviceCost NONE = new AdviceCost(Double.NaN, Double.NaN, Double.NaN);
    private static final Duration DAY = Duration.ofDays(1);
    private static final double SECONDS_OF_AN_HOUR = 3600;

    public static AdviceCost of(Recommendation recommendation, Instant madeAt, double replicaHourPrice) {
        return switch (recommendation) {
            case Recommendation.Advice advice -> of(advice, madeAt, replicaHourPrice);
            case Recommendation.NoAdvice _ -> NONE;
        };
    }

    private static AdviceCost of(Recommendation.Advice advice, Instant madeAt, double price) {
        Evidence because = advice.because();
        return new AdviceCost(
                because.current() * price, advice.replicas() * price, hours(because.plan(), madeAt) * price);
    }

    /** Replica-hours of the day after {@code from}. */
    private static double hours(Plan plan, Instant from) {
        Instant end = from.plus(DAY);
        Instant since = from;
        int replicas = plan.due();
        double seconds = 0;
        for (Plan.Step step : plan.steps()) {
            if (step.from().isBefore(end) && step.from().isAfter(since)) {
                seconds +=
                        replicas * (double) Duration.between(since, step.from()).toSeconds();
                since = step.from();
            }
            replicas = step.from().isBefore(end) ? step.replicas() : replicas;
        }
        return (seconds + replicas * (double) Duration.between(since, end).toSeconds()) / SECONDS_OF_AN_HOUR;
    }
}
