package dev.headroom.alerts.rule;

import dev.headroom.alerts.IncidentFacts;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.recommendation.Evidence;
import dev.headroom.forecasting.recommendation.Recommendation;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The peak of a forecast over today's capacity. Declined advice is no data; a peak of events alone is another rule's. */
final class ForecastReading {

    private ForecastReading() {}

    static Reading of(Outlook outlook) {
        return switch (outlook.recommendation()) {
            case Recommendation.ScaleTo to
            when passes(to.because()) && to.replicas() > to.because().current() ->
                EventReading.alonePass(outlook, to.because())
                        ? new Reading.Known(0)
                        : above(to.replicas(), to.because());
            case Recommendation.ScaleTo _, Recommendation.Keep _ -> new Reading.Known(0);
            case Recommendation.NoAdvice _ -> new Reading.NoData();
        };
    }

    private static boolean passes(Evidence because) {
        return because.limitReached().isBefore(Instant.MAX);
    }

    private static Reading above(int replicas, Evidence because) {
        double capacity = because.current() * because.capacityPerReplica();
        double ratio = because.expectedRps() / capacity;
        if (Double.isNaN(ratio)) {
            return new Reading.NoData();
        }
        Map<String, Double> facts = new HashMap<>();
        facts.put(IncidentFacts.FORECAST_PEAK_RPS, because.expectedRps());
        facts.put(IncidentFacts.FORECAST_PEAK_AT, (double) because.peak().getEpochSecond());
        facts.put(
                IncidentFacts.FORECAST_LIMIT_AT, (double) because.limitReached().getEpochSecond());
        facts.put(IncidentFacts.CAPACITY_RPS, capacity);
        facts.put(IncidentFacts.REPLICAS, (double) because.current());
        facts.put(IncidentFacts.RECOMMENDED_REPLICAS, (double) replicas);
        return new Reading.Known(ratio, facts, Map.of());
    }
}
