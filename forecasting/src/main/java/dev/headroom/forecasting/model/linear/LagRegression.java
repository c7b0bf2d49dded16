package dev.headroom.forecasting.model.linear;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.FittedForecaster;
import dev.headroom.forecasting.model.Forecaster;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.tribuo.Trainer;
import org.tribuo.Tribuo;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.slm.ElasticNetCDTrainer;
import org.tribuo.regression.slm.LARSTrainer;

/**
 * A linear model on standardised lags, levels and calendar terms; one model for all horizons, trained on a seeded sample of
 * origins and distances. Forecasts directly, never from its own forecasts, so that errors do not build up.
 */
public final class LagRegression implements Forecaster {

    private static final int MOST_ROWS = 1_000;
    private static final int FEWEST_STEPS = 24;
    private static final double SEASONS_NEEDED = 1.5;

    /** Noise, in deviations, that keeps LARS from dividing by zero on equal columns and perfect fits. */
    private static final double TRACE = 1e-6;

    /** A forecast beyond this many times the greatest load ever seen is the model's fault, and cut there. */
    private static final double MOST_GROWTH = 3;

    private final String name;
    private final String parameters;
    private final LongFunction<Trainer<Regressor>> trainer;

    private LagRegression(String name, String parameters, LongFunction<Trainer<Regressor>> trainer) {
        this.name = name;
        this.parameters = "Tribuo " + Tribuo.VERSION + " " + parameters;
        this.trainer = trainer;
    }

    /** Coordinate descent with both penalties: the safe choice on noisy load. */
    public static LagRegression elasticNet() {
        double penalty = 0.01;
        double l1Share = 0.5;
        double tolerance = 1e-3;
        int rounds = 100;
        return new LagRegression(
                "elastic-net",
                "ElasticNetCDTrainer, penalty " + penalty + ", L1 share " + l1Share,
                seed -> new ElasticNetCDTrainer(penalty, l1Share, tolerance, rounds, false, seed));
    }

    /** Least angle regression, stopped after a few columns: on all of them it explodes on correlated lags. */
    public static LagRegression lars() {
        int columns = 8;
        return new LagRegression("lars", "LARSTrainer, at most " + columns + " columns", _ -> new LARSTrainer(columns));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean suits(DemandSeries history) {
        return history.size() >= SEASONS_NEEDED * history.seasons().longest() && history.size() >= FEWEST_STEPS;
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
            double[] row = standard.row(rows[i]);
            for (int column = 0; column < row.length; column++) {
                row[column] += TRACE * (random.nextDouble() - 0.5);
            }
            training.add(row, standard.target(targets[i]) + TRACE * (random.nextDouble() - 0.5));
        }
        LinearTraining.Coefficients coefficients = training.train(trainer.apply(seed));
        return new Fitted(seasons, standard, coefficients, parameters + ", " + count + " rows");
    }

    private record Fitted(
            Seasons seasons, Standard standard, LinearTraining.Coefficients coefficients, String provenance)
            implements FittedForecaster {
        @Override
        public double[] forecast(DemandSeries history, int steps) {
            double[] known = history.filled();
            LagFeatures features = new LagFeatures(seasons, known);
            double most = MOST_GROWTH * Arrays.stream(known).max().orElse(0);
            double[] values = new double[steps];
            for (int i = 0; i < steps; i++) {
                double scaled = coefficients.at(standard.row(features.at(known.length, i + 1)));
                values[i] = Math.min(most, standard.load(scaled));
            }
            return FittedForecaster.atLeastZero(values);
        }
    }
}
