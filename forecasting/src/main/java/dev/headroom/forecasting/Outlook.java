package dev.headroom.forecasting;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.forecasting.calendar.ExpectedEvent;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.recommendation.Recommendation;
import java.time.Instant;
import java.util.List;

/**
 * What Headroom expects of one service and advises, as of one instant.
 *
 * @param forecast with the events in it
 * @param events occurrences within the horizon, and what each was taken to do
 */
public record Outlook(
        ServiceName service,
        Instant madeAt,
        ForecastResult forecast,
        CapacityEstimate capacity,
        Recommendation recommendation,
        List<ExpectedEvent> events) {

    public Outlook {
        events = List.copyOf(events);
    }

    /** Of a horizon without events. */
    public Outlook(
            ServiceName service,
            Instant madeAt,
            ForecastResult forecast,
            CapacityEstimate capacity,
            Recommendation recommendation) {
        this(service, madeAt, forecast, capacity, recommendation, List.of());
    }
}
