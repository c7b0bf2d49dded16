package dev.headroom.forecasting.model.linear;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.FittedForecaster;
import dev.headroom.forecasting.model.Forecaster;
import java.util.SplittableRandom;
import org.tribuo.Tribuo;
import org.tribuo.regression.slm.ElasticNetCDTrainer;

/**
 * Coordinate descent with both penalties, the safe linear choice on noisy load: standardised lags, levels and calendar
 * terms; one model for all horizons, trained on a seeded sample of origins and distances. Forecasts directly, never from
 * its own forecasts, so that errors do not build up.
 */
public final class ElasticNet implements Forecaster {

    private static final int MOST_ROWS = 1_000;
    private static final int FEWEST_STEPS = 24;
    private static final double SEASONS_NEEDED = 1.5;

    /** Noise, in deviations, that keeps coordinate descent from dividing by zero on equal columns and perfect fits. */
    private static final double TRACE = 1e-6;

    private static final double PENALTY = 0.01;
    private static final double L1_SHARE = 0.5;
    private static final double TOLERANCE = 5e-2;
    private static final int ROUNDS = 30;

    @Override
    public String name() {
        return "elastic-net";
    }

    @Override
    public boolean suits(DemandSeries history) {
        return history.size() >= SEASONS_NEEDED * history.seasons().longest() && history.size() >= FEWEST_STEPS;
    }

    @Override
    public FittedForecaster fit(DemandSeries history, int horizon, long seed) {
        Seasons seasons = history.seasons();
        LagFeatures features = new LagFeatures(history, seasons);
        SplittableRandom random = new SplittableRandom(seed);
        int earliest = Math.clamp(seasons.longest(), 3, features.size() - 2);
        int count = Math.min(MOST_ROWS, 4 * features.size());
        double[][] rows = new double[count][];
        double[] targets = new double[count];
        for (int i = 0; i < count; i++) {
            int known = random.nextInt(earliest, features.size());
            int ahead = random.nextInt(1, Math.min(horizon, features.size() - known) + 1);
            rows[i] = features.at(known, ahead);
            targets[i] = features.guess().missed(known, ahead);
        }
        Standard standard = Standard.of(rows, targets);
        LinearTraining training = new LinearTraining(features.count());
        for (int i = 0; i < count; i++) {
            double[] row = standard.row(rows[i]);
            for (int column = 0; column < row.length; column++) {
                row[column] += TRACE * (random.nextDouble() - 0.5);
            }
            training.add(row, standard.target(targets[i]) + TRACE * (random.nextDouble() - 0.5));
        }
        LinearTraining.Coefficients coefficients =
                training.train(new ElasticNetCDTrainer(PENALTY, L1_SHARE, TOLERANCE, ROUNDS, false, seed));
        String provenance = "Tribuo " + Tribuo.VERSION + " ElasticNetCDTrainer, penalty " + PENALTY + ", L1 share "
                + L1_SHARE + ", " + count + " rows";
        return new Fitted(seasons, standard, coefficients, provenance);
    }

    private record Fitted(
            Seasons seasons, Standard standard, LinearTraining.Coefficients coefficients, String provenance)
            implements FittedForecaster {
        @Override
        public double[] forecast(DemandSeries history, int steps) {
            LagFeatures features = new LagFeatures(history, seasons);
            int known = features.size();
            double[] values = new double[steps];
            for (int i = 0; i < steps; i++) {
                double scaled = coefficients.at(standard.row(features.at(known, i + 1)));
                values[i] = features.guess().load(known, i + 1, standard.load(scaled));
            }
            return FittedForecaster.plausible(values, history);
        }
    }
}
