package dev.headroom.alerts.rule;

import dev.headroom.alerts.IncidentFacts;
import dev.headroom.alerts.IncidentLabels;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.calendar.ExpectedEvent;
import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.recommendation.Evidence;
import dev.headroom.forecasting.recommendation.Recommendation;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** What the events of the forecast's horizon ask for, over what today's replicas sustain. */
final class EventReading {

    private EventReading() {}

    /** An event with the highest step of the forecast within it. */
    private record Peak(ExpectedEvent event, ForecastPoint point) {}

    /** The event that asks for most; 0 without events, no data while the load or the capacity is not known. */
    static Reading of(Outlook outlook, Instant now) {
        return switch (outlook.recommendation()) {
            case Recommendation.Advice advice -> of(outlook, advice.because(), now);
            case Recommendation.NoAdvice _ -> new Reading.NoData();
        };
    }

    private static Reading of(Outlook outlook, Evidence because, Instant now) {
        double capacity = capacity(because);
        if (!(capacity > 0) || !(outlook.forecast() instanceof ForecastResult.Made(Forecast forecast))) {
            return new Reading.NoData();
        }
        return outlook.events().stream()
                .filter(event -> event.end().isAfter(now))
                .flatMap(event -> peakOf(event, forecast).stream())
                .max(Comparator.comparingDouble(peak -> peak.point().mean()))
                .map(peak -> known(peak, because, capacity))
                .orElseGet(() -> new Reading.Known(0));
    }

    private static Optional<Peak> peakOf(ExpectedEvent event, Forecast forecast) {
        return forecast.points().stream()
                .filter(point -> event.occurrence().contains(point.time()))
                .max(Comparator.comparingDouble(ForecastPoint::mean))
                .map(point -> new Peak(event, point));
    }

    /** Replicas are those of the recommendation, {@code ⌈load·margin/μ⌉}, but beyond the most that is allowed as well. */
    private static Reading.Known known(Peak peak, Evidence because, double capacity) {
        double expected = peak.point().mean();
        double needed = Math.ceil(expected * Math.max(1, because.margin()) / because.capacityPerReplica());
        return new Reading.Known(
                expected / capacity,
                Map.of(
                        IncidentFacts.EVENT_START,
                        (double) peak.event().start().getEpochSecond(),
                        IncidentFacts.FORECAST_PEAK_RPS,
                        expected,
                        IncidentFacts.FORECAST_PEAK_AT,
                        (double) peak.point().time().getEpochSecond(),
                        IncidentFacts.CAPACITY_RPS,
                        capacity,
                        IncidentFacts.REPLICAS,
                        (double) because.current(),
                        IncidentFacts.RECOMMENDED_REPLICAS,
                        needed),
                Map.of(IncidentLabels.EVENT, peak.event().name()));
    }

    /** Whether the forecast passes today's capacity within events only. */
    static boolean alonePass(Outlook outlook, Evidence because) {
        double capacity = capacity(because);
        return outlook.forecast() instanceof ForecastResult.Made(Forecast forecast)
                && !outlook.events().isEmpty()
                && forecast.points().stream()
                        .filter(point -> point.mean() > capacity)
                        .allMatch(point -> outlook.events().stream()
                                .anyMatch(event -> event.occurrence().contains(point.time())));
    }

    private static double capacity(Evidence because) {
        return because.current() * because.capacityPerReplica();
    }
}
