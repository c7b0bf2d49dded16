package dev.headroom.forecasting.model.lstm;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.model.FittedForecaster;
import dev.headroom.forecasting.model.FleetForecaster;
import dev.headroom.forecasting.model.lstm.LstmTraining.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * One quantile LSTM for all series it is given, trained when it is fitted. That takes tens of seconds, so it learns from
 * whole blocks of the history only and keeps what it learned: a history that grew by less than a block since is served
 * by the same network, as it would be if trained anew. Thread-safe; one network is trained at a time.
 */
public final class LstmMember implements FleetForecaster {

    public static final String NAME = "lstm";

    /** Origins below which there is nothing to learn. */
    static final int FEWEST_ORIGINS = 32;

    /** A block is at most this share of the history. */
    private static final int BLOCKS = 8;

    private static final int NETWORKS_KEPT = 4;

    private final LstmTraining training;
    private final IntFunction<LstmShape> shapes;

    /** Oldest use first. */
    private final Map<String, FittedLstm> kept = new LinkedHashMap<>(8, 0.75f, true);

    /** With the shape for a horizon. */
    public LstmMember(LstmTraining training, IntFunction<LstmShape> shapes) {
        this.training = training;
        this.shapes = shapes;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Whether a short season, the window and some origins to learn from are known. */
    @Override
    public boolean suits(DemandSeries history) {
        return room(history) >= 2;
    }

    /** Trains at most as far ahead as the histories can show; beyond, the last change is kept. */
    @Override
    public synchronized FittedForecaster fit(List<DemandSeries> histories, int horizon, long seed) {
        int reach =
                Math.min(horizon, histories.stream().mapToInt(this::room).max().orElse(1));
        LstmShape shape = shapes.apply(reach);
        List<DemandSeries> blocks = histories.stream()
                .map(LstmMember::wholeBlocks)
                .filter(series -> TrainingRows.origins(series, shape) > 0)
                .toList();
        String key =
                new Fingerprint().add(shape, training.plan(), seed).add(blocks).text();
        FittedLstm fitted = kept.get(key);
        if (fitted == null) {
            fitted = train(blocks, shape, seed);
            kept.put(key, fitted);
            if (kept.size() > NETWORKS_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return fitted;
    }

    private FittedLstm train(List<DemandSeries> histories, LstmShape shape, long seed) {
        TrainingRows.Choice choice = new TrainingRows.Choice(training.plan().rowsOf(histories.size()), seed);
        TrainingRows.Split rows = TrainingRows.of(histories, shape, choice);
        return switch (training.fresh(rows, seed, _ -> true)) {
            case Outcome.Trained(var network, var rounds) ->
                new FittedLstm(network, rows.all().provenance() + ", " + rounds + " rounds");
            case Outcome.CalledOff _ -> throw new IllegalStateException("nobody called it off");
        };
    }

    /** Steps ahead for which there are origins enough, less than 1 when there are none. */
    private int room(DemandSeries history) {
        DemandSeries blocks = wholeBlocks(history);
        return blocks.size() - SeriesWindows.needed(history.seasons(), shapes.apply(1)) - FEWEST_ORIGINS;
    }

    private static DemandSeries wholeBlocks(DemandSeries history) {
        int block = history.seasons().longest();
        if (block * BLOCKS > history.size()) {
            return history;
        }
        while (block * 2 * BLOCKS <= history.size()) {
            block *= 2;
        }
        return history.first(history.size() / block * block);
    }
}
