package dev.headroom.forecasting.model.shelf;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.model.FittedForecaster;
import java.util.Optional;

/**
 * A model that has learned and forecasts any series of its step. Thread-safe. It may hold native memory until it is closed;
 * a close waits for nobody.
 */
public interface TrainedModel extends AutoCloseable {

    /**
     * The model as a member; empty when the series is too short, or of another kind than those it learned from.
     *
     * @param line how it was made, in one line
     */
    Optional<FittedForecaster> forecaster(DemandSeries history, String line);

    /** Trainer, parameters, data and versions, as far as the line about it does not say them. */
    String provenance();

    /** All of it, so that it can be read again. */
    byte[] toBytes();

    @Override
    void close();
}
