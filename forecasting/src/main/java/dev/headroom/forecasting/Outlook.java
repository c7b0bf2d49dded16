package dev.headroom.forecasting;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.recommendation.Recommendation;
import java.time.Instant;

/** What Headroom expects of one service and advises, as of one instant. */
public record Outlook(
        ServiceName service,
        Instant madeAt,
        ForecastResult forecast,
        CapacityEstimate capacity,
        Recommendation recommendation) {}
