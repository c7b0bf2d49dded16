package dev.headroom.forecasting.training;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.model.lstm.LstmShape;
import dev.headroom.forecasting.model.lstm.LstmShelf.Held;
import dev.headroom.forecasting.model.lstm.LstmTraining;
import dev.headroom.forecasting.model.lstm.LstmTraining.Outcome;
import dev.headroom.forecasting.model.lstm.LstmTraining.Progress;
import dev.headroom.forecasting.model.lstm.QuantileNetwork;
import dev.headroom.forecasting.model.lstm.TrainingRows;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** One network from the histories it is given. Thread-safe. */
final class NetworkJob {

    /** Fixed, so that the same history gives the same network. */
    private static final long SEED = 1;

    /** Origins of all series together, below which a network is not worth its time. */
    private static final int FEWEST_ORIGINS = 100;

    private final LstmTraining training;
    private final LstmShape shape;

    NetworkJob(LstmTraining training, LstmShape shape) {
        this.training = training;
        this.shape = shape;
    }

    boolean suits(List<DemandSeries> histories) {
        return histories.stream().mapToInt(this::origins).sum() >= FEWEST_ORIGINS;
    }

    /** Empty when it was called off. */
    Optional<Held> fresh(List<DemandSeries> histories, InstantSource clock, Progress progress) {
        TrainingRows.Split rows = rows(histories);
        return held(training.fresh(rows, SEED, progress), rows.all(), clock);
    }

    /** Empty when it was called off. */
    Optional<Held> again(
            QuantileNetwork learned, List<DemandSeries> histories, InstantSource clock, Progress progress) {
        TrainingRows rows = rows(histories).all();
        return held(training.again(learned, rows, progress), rows, clock);
    }

    private TrainingRows.Split rows(List<DemandSeries> histories) {
        List<DemandSeries> learnable =
                histories.stream().filter(history -> origins(history) > 0).toList();
        return TrainingRows.of(
                learnable, shape, new TrainingRows.Choice(training.plan().rowsOf(learnable.size()), SEED));
    }

    private int origins(DemandSeries history) {
        return Math.max(0, TrainingRows.origins(history, shape));
    }

    private Optional<Held> held(Outcome outcome, TrainingRows rows, InstantSource clock) {
        if (!(outcome instanceof Outcome.Trained(var network, var rounds))) {
            return Optional.empty();
        }
        String line = rows.provenance() + ", " + rounds + " rounds";
        return Optional.of(new Held(network, rows.step(), rows.to(), clock.instant(), line));
    }
}
