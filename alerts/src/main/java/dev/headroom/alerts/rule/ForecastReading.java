package dev.headroom.alerts.rule;

import dev.headroom.alerts.IncidentFacts;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.Outlooks;
import dev.headroom.forecasting.recommendation.Evidence;
import dev.headroom.forecasting.recommendation.Recommendation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The peak of a forecast over today's capacity. Old outlooks and declined advice are no data. */
final class ForecastReading {

    private static final Duration STALE = Duration.ofHours(1);

    private final Outlooks outlooks;

    ForecastReading(Outlooks outlooks) {
        this.outlooks = outlooks;
    }

    Reading of(ServiceName service, Instant now) {
        Optional<Outlook> fresh = outlooks.latest(service)
                .filter(outlook -> !outlook.madeAt().plus(STALE).isBefore(now));
        return fresh.<Reading>map(outlook -> switch (outlook.recommendation()) {
                    case Recommendation.ScaleTo to
                    when passes(to.because()) && to.replicas() > to.because().current() ->
                        above(to.replicas(), to.because());
                    case Recommendation.ScaleTo _, Recommendation.Keep _ -> new Reading.Known(0, Map.of());
                    case Recommendation.NoAdvice _ -> new Reading.NoData();
                })
                .orElseGet(Reading.NoData::new);
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
        return new Reading.Known(ratio, facts);
    }
}
