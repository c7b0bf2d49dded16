package dev.headroom.forecasting.model.naive;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.model.FittedForecaster;
import dev.headroom.forecasting.model.Forecaster;
import java.util.Arrays;

/** Demand stays as it was last. On LLM load a strong forecast for the next half hour. */
public final class LastValue implements Forecaster {

    @Override
    public String name() {
        return "last-value";
    }

    @Override
    public boolean suits(DemandSeries history) {
        return history.size() > 0;
    }

    @Override
    public FittedForecaster fit(DemandSeries history, int horizon, long seed) {
        return new Fitted();
    }

    private record Fitted() implements FittedForecaster {
        @Override
        public double[] forecast(DemandSeries history, int steps) {
            double[] values = new double[steps];
            Arrays.fill(values, history.filled(history.size() - 1));
            return values;
        }

        @Override
        public String provenance() {
            return "last known value, no parameters";
        }
    }
}
