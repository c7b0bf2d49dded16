package dev.headroom.alerts.rule;

import dev.headroom.alerts.IncidentFacts;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.recommendation.Evidence;
import dev.headroom.forecasting.recommendation.Recommendation;
import java.util.HashMap;
import java.util.Map;

/** The peak of a forecast over today's capacity. Declined advice is no data; a peak of events alone is another rule's. */
final class ForecastReading {

    private ForecastReading() {}

    static Reading of(Outlook outlook) {
        return switch (outlook.recommendation()) {
            case Recommendation.ScaleTo to
            when to.because().passesLimit() && to.asksForMore() ->
                EventReading.alonePass(outlook, to.because()) ? new Reading.Known(0) : above(to.because());
            case Recommendation.Advice _ -> new Reading.Known(0);
            case Recommendation.NoAdvice _ -> new Reading.NoData();
        };
    }

    private static Reading above(Evidence because) {
        double capacity = because.current() * because.capacityPerReplica();
        Evidence.Peak peak = because.peak();
        double ratio = peak.rps() / capacity;
        if (Double.isNaN(ratio)) {
            return new Reading.NoData();
        }
        Map<String, Double> facts = new HashMap<>();
        facts.put(IncidentFacts.FORECAST_PEAK_RPS, peak.rps());
        facts.put(IncidentFacts.FORECAST_PEAK_AT, (double) peak.at().getEpochSecond());
        facts.put(IncidentFacts.FORECAST_LIMIT_AT, (double)
                because.limitReached().expected().getEpochSecond());
        facts.put(IncidentFacts.CAPACITY_RPS, capacity);
        facts.put(IncidentFacts.REPLICAS, (double) because.current());
        facts.put(IncidentFacts.RECOMMENDED_REPLICAS, (double) because.plan().most());
        return new Reading.Known(ratio, facts, Map.of());
    }
}
