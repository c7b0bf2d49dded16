package dev.headroom.forecasting.model;

import dev.headroom.forecasting.load.DemandSeries;
import java.util.Arrays;

/** What a {@link Forecaster} learned. It can be applied to a later history than it was fitted on. Thread-safe. */
public interface FittedForecaster {

    /** How many times the greatest load ever seen a model may say. */
    double MOST_GROWTH = 3;

    /**
     * Demand of the steps that follow the history: each a finite number >= 0.
     *
     * @param history what it was fitted on, or that and what followed
     * @param steps >= 1, at most the horizon it was fitted for
     */
    double[] forecast(DemandSeries history, int steps);

    /** Trainer and parameters in one line. */
    String provenance();

    /**
     * The same values, none below zero and none beyond {@value #MOST_GROWTH} times the greatest load ever seen: that would be
     * the model's fault.
     */
    static double[] plausible(double[] values, DemandSeries history) {
        double most = MOST_GROWTH * Arrays.stream(history.filled()).max().orElse(0);
        return atLeastZero(
                Arrays.stream(values).map(value -> Math.min(most, value)).toArray());
    }

    /** The same values with everything below zero, or no number at all, raised to zero. */
    static double[] atLeastZero(double[] values) {
        double[] clipped = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            clipped[i] = Double.isNaN(values[i]) ? 0 : Math.clamp(values[i], 0, Double.MAX_VALUE);
        }
        return clipped;
    }
}
