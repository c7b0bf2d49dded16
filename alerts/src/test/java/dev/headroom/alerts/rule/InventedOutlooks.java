package dev.headroom.alerts.rule;

import static dev.headroom.alerts.rule.RealRows.NOW;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.calendar.ExpectedEvent;
import dev.headroom.forecasting.calendar.Multiplier;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.recommendation.Basis;
import dev.headroom.forecasting.recommendation.Evidence;
import dev.headroom.forecasting.recommendation.LeadTime;
import dev.headroom.forecasting.recommendation.Plan;
import dev.headroom.forecasting.recommendation.Recommendation;
import dev.headroom.forecasting.recommendation.SloPressure;
import dev.headroom.forecasting.recommendation.limit.Limits;
import dev.headroom.forecasting.recommendation.margin.Margins;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Outlooks of one service with five replicas that sustain 6 requests/s each, as of {@link RealRows#NOW}. */
final class InventedOutlooks {

    private static final int REPLICAS = 5;
    private static final double PER_REPLICA = 6;
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Instant EVENT = NOW.plus(Duration.ofHours(6));
    /** α 15 ms, β 50 µs, γ 20 µs: 20 running requests take 16 ms a token. */
    private static final CapacityEstimate.Learned CAPACITY = new CapacityEstimate.Learned(
            6, 5, 7, 250, CapacityEstimate.FirstLimit.TPOT, 0.015, 0.00005, 0.00002, 1000, 0, 300, false);

    private InventedOutlooks() {}

    /** Its capacity is known, and nothing else. */
    static Outlook learned(ServiceName service) {
        return new Outlook(
                service,
                NOW,
                new ForecastResult.NotMade(ForecastResult.Reason.TOO_LITTLE_HISTORY, ""),
                CAPACITY,
                new Recommendation.NoAdvice(Recommendation.Reason.TOO_LITTLE_HISTORY, ""));
    }

    /** Ordinary load with this peak. */
    static Outlook peaking(double peakRps) {
        return outlook(forecast(peakRps, 0), peakRps, List.of());
    }

    /** Load that is far from the limit but for an event, which brings this peak. */
    static Outlook withEvent(double peakRps) {
        ExpectedEvent event = new ExpectedEvent(
                1, "Double 11", EVENT, EVENT.plus(Duration.ofHours(2)), new Multiplier.Given(4), Duration.ofHours(1));
        return outlook(forecast(10, peakRps), Math.max(10, peakRps), List.of(event));
    }

    private static Outlook outlook(Forecast forecast, double peakRps, List<ExpectedEvent> events) {
        boolean above = peakRps > REPLICAS * PER_REPLICA;
        int needed = above ? (int) Math.ceil(peakRps / PER_REPLICA) : REPLICAS;
        Instant reached = above ? EVENT : Instant.MAX;
        Evidence evidence = new Evidence(
                REPLICAS,
                needed,
                PER_REPLICA,
                new Evidence.Peak(EVENT, peakRps, peakRps),
                new Evidence.Carried(EVENT, peakRps),
                new Evidence.LimitReached(reached, reached, reached),
                new Plan(REPLICAS, REPLICAS, above ? List.of(new Plan.Step(EVENT, needed)) : List.of()),
                new Basis(
                        new Margins.Margin(1, 0),
                        new LeadTime(Duration.ofMinutes(2), 0),
                        new SloPressure(Double.NaN, REPLICAS),
                        0,
                        Double.NaN,
                        REPLICAS,
                        ""));
        Limits limits = new Limits(25, 50, Duration.ofSeconds(1));
        Recommendation advice = above
                ? new Recommendation.ScaleTo(needed, NOW.plusSeconds(3000), limits, limits, evidence)
                : new Recommendation.Keep(REPLICAS, limits, evidence);
        return new Outlook(
                new ServiceName("deepseek-r1"), NOW, new ForecastResult.Made(forecast), CAPACITY, advice, events);
    }

    /** A day in steps of ten minutes: the first load, and the second where the event is. */
    private static Forecast forecast(double ordinaryRps, double eventRps) {
        List<ForecastPoint> points = IntStream.range(0, 144)
                .mapToObj(step -> NOW.plus(STEP.multipliedBy(step)))
                .map(time -> {
                    boolean during = !time.isBefore(EVENT) && time.isBefore(EVENT.plus(Duration.ofHours(2)));
                    double rps = during ? Math.max(ordinaryRps, eventRps) : ordinaryRps;
                    return new ForecastPoint(time, rps, rps, rps, rps, rps);
                })
                .toList();
        return new Forecast(NOW, STEP, points, List.of(), NOW.minus(Duration.ofDays(14)), 0, Double.NaN);
    }
}
