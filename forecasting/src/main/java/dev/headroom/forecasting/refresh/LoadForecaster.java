package dev.headroom.forecasting.refresh;

import dev.headroom.collector.history.TimeSeries;
import dev.headroom.forecasting.ensemble.ForecastResult;

/** Forecasts offered load from its history. */
@FunctionalInterface
public interface LoadForecaster {

    /**
     * Forecasts what follows.
     *
     * @param offered requests per second, its last step the newest complete one
     * @param steps how many steps to look ahead
     */
    ForecastResult forecast(TimeSeries offered, int steps);
}
