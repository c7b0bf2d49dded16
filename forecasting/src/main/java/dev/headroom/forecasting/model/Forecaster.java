package dev.headroom.forecasting.model;

import dev.headroom.forecasting.load.DemandSeries;

/** A way to forecast demand. Thread-safe; the same series, horizon and seed give the same forecast. */
public interface Forecaster {

    /** As in {@code --models}, such as {@code seasonal-naive-day}. */
    String name();

    /** Whether there is enough history and season for it; {@link #fit} may only be called if so. */
    boolean suits(DemandSeries history);

    /**
     * Learns from all of the history.
     *
     * @param horizon steps ahead that will be asked for, >= 1
     */
    FittedForecaster fit(DemandSeries history, int horizon, long seed);
}
