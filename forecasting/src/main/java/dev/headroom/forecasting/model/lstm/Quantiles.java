package dev.headroom.forecasting.model.lstm;

import java.util.List;

/** The shares of the future that the network's answers stay above. */
public final class Quantiles {

    /** Ascending, the median in the middle. */
    public static final List<Double> LEVELS = List.of(0.025, 0.1, 0.5, 0.9, 0.975);

    public static final int MEDIAN = LEVELS.indexOf(0.5);

    private Quantiles() {}
}
