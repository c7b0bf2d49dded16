package dev.headroom.forecasting.model.lstm;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.model.FittedForecaster;
import dev.headroom.forecasting.model.shelf.TrainedModel;
import java.util.Optional;

/**
 * A network that has learned. Thread-safe. Holds native memory until it is closed; a close waits for nobody, the memory
 * is freed when the last answer under way is out.
 */
public interface QuantileNetwork extends TrainedModel {

    LstmShape shape();

    /**
     * For each input the quantiles of every knot, knot by knot, each ascending.
     *
     * @param inputs {@link LstmShape#inputs()} numbers each
     */
    double[][] quantiles(double[]... inputs);

    @Override
    default Optional<FittedForecaster> forecaster(DemandSeries history, String line) {
        boolean enough = history.size() >= SeriesWindows.needed(history.seasons(), shape());
        return enough ? Optional.of(new FittedLstm(this, line)) : Optional.empty();
    }
}
