package dev.headroom.forecasting.refresh;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.forecasting.ensemble.ForecastResult;
import java.time.Duration;

/** Forecasts a service's load further ahead than outlooks reach. */
@FunctionalInterface
public interface FarForecaster {

    /**
     * The load of the coming {@code horizon}.
     *
     * @throws IllegalArgumentException when nothing is foreseen that far ahead
     */
    ForecastResult of(ServiceName service, Duration horizon);
}
