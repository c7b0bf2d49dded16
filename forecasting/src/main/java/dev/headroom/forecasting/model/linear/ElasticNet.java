package dev.headroom.forecasting.model.linear;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.FittedForecaster;
import dev.headroom.forecasting.model.Forecaster;
import java.util.SplittableRandom;
import org.tribuo.regression.slm.ElasticNetCDTrainer;

/**
 * An elastic net on standardised lags, levels and calendar terms; one model for all horizons, trained on a seeded sample
 * of origins and distances. Forecasts directly, never from its own forecasts, so that errors do not build up.
 */
public final class ElasticNet implements Forecaster {

    private static final int MOST_ROWS = 3_000;
    private static final double PENALTY = 0.003;
    private static final double L1_SHARE = 0.5;
    private static final double TOLERANCE = 1e-3;
    private static final int ROUNDS = 100;

    @Override
    public String name() {
        return "elastic-net";
    }

    @Override
    public boolean suits(DemandSeries history) {
        return history.size() >= 1.5 * history.seasons().longest() && history.size() >= 24;
    }

    @Override
    public FittedForecaster fit(DemandSeries history, int horizon, long seed) {
        Seasons seasons = history.seasons();
        double[] values = history.filled();
        LagFeatures features = new LagFeatures(seasons, values);
        SplittableRandom random = new SplittableRandom(seed);
        int earliest = Math.clamp(seasons.longest(), 3, values.length - 2);
        int count = Math.min(MOST_ROWS, 4 * values.length);
        double[][] rows = new double[count][];
        double[] targets = new double[count];
        for (int i = 0; i < count; i++) {
            int known = random.nextInt(earliest, values.length);
            int ahead = random.nextInt(1, Math.min(horizon, values.length - known) + 1);
            rows[i] = features.at(known, ahead);
            targets[i] = values[known + ahead - 1];
        }
        Standard standard = Standard.of(rows, targets);
        LinearTraining training = new LinearTraining(features.count());
        for (int i = 0; i < count; i++) {
            training.add(standard.row(rows[i]), standard.target(targets[i]));
        }
        var trainer = new ElasticNetCDTrainer(PENALTY, L1_SHARE, TOLERANCE, ROUNDS, false, seed);
        return new Fitted(seasons, standard, training.train(trainer), count);
    }

    private record Fitted(Seasons seasons, Standard standard, LinearTraining.Coefficients coefficients, int rows)
            implements FittedForecaster {
        @Override
        public double[] forecast(DemandSeries history, int steps) {
            LagFeatures features = new LagFeatures(seasons, history.filled());
            double[] values = new double[steps];
            for (int i = 0; i < steps; i++) {
                double scaled = coefficients.at(standard.row(features.at(history.size(), i + 1)));
                values[i] = standard.load(scaled);
            }
            return FittedForecaster.atLeastZero(values);
        }

        @Override
        public String provenance() {
            return "Tribuo 4.3.2 ElasticNetCDTrainer, penalty " + PENALTY + ", L1 share " + L1_SHARE + ", " + rows
                    + " rows, seasons " + seasons.lengths();
        }
    }
}
