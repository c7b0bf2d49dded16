package dev.headroom.forecasting.model;

import dev.headroom.forecasting.load.DemandSeries;
import java.util.List;

/**
 * A way to forecast many series with one model that learns from all of them; a fleet of one will do. Thread-safe;
 * deterministic for a seed.
 */
public interface FleetForecaster {

    /** As in {@code --models}, such as {@code xgboost}. */
    String name();

    /** Whether it can learn from the series and forecast it. */
    boolean suits(DemandSeries history);

    /**
     * Learns from all histories, which have one step and the same seasons.
     *
     * @param horizon steps ahead that will be asked for, >= 1
     * @return a model for any of these series
     */
    FittedForecaster fit(List<DemandSeries> histories, int horizon, long seed);

    /** The same for a fleet of one. */
    default Forecaster alone() {
        FleetForecaster fleet = this;
        return new Forecaster() {
            @Override
            public String name() {
                return fleet.name();
            }

            @Override
            public boolean suits(DemandSeries history) {
                return fleet.suits(history);
            }

            @Override
            public FittedForecaster fit(DemandSeries history, int horizon, long seed) {
                return fleet.fit(List.of(history), horizon, seed);
            }
        };
    }
}
