package dev.headroom.forecasting.model.linear;

import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Trainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** Rows of numbers through a Tribuo trainer of linear models, and the coefficients that come out. */
final class LinearTraining {

    /** Held, so that its level stays set: the trainers tell of every iteration. */
    private static final Logger TRAINERS = Logger.getLogger("org.tribuo.regression.slm");

    private static final String OUTPUT = "y";

    static {
        TRAINERS.setLevel(Level.WARNING);
    }

    private final String[] names;
    private final MutableDataset<Regressor> rows;

    LinearTraining(int features) {
        names = new String[features];
        for (int i = 0; i < features; i++) {
            names[i] = String.format("x%04d", i);
        }
        RegressionFactory factory = new RegressionFactory();
        rows = new MutableDataset<>(new SimpleDataSourceProvenance("demand history", factory), factory);
    }

    void add(double[] features, double target) {
        rows.add(example(features, target));
    }

    /** The model is linear, so its answers to zero and to each unit row are all there is to know of it. */
    Coefficients train(Trainer<Regressor> trainer) {
        Model<Regressor> model = trainer.train(rows);
        double[] probe = new double[names.length];
        double intercept = answer(model, probe);
        double[] slopes = new double[names.length];
        for (int i = 0; i < names.length; i++) {
            Arrays.fill(probe, 0);
            probe[i] = 1;
            slopes[i] = answer(model, probe) - intercept;
        }
        return new Coefficients(intercept, slopes);
    }

    private double answer(Model<Regressor> model, double[] features) {
        return model.predict(example(features, 0)).getOutput().getValues()[0];
    }

    private Example<Regressor> example(double[] features, double target) {
        return new ArrayExample<>(new Regressor(OUTPUT, target), names, features.clone());
    }

    /** A linear function. Immutable. */
    static final class Coefficients {
        private final double intercept;
        private final double[] slopes;

        Coefficients(double intercept, double[] slopes) {
            this.intercept = intercept;
            this.slopes = slopes.clone();
        }

        double at(double[] features) {
            double sum = intercept;
            for (int i = 0; i < slopes.length; i++) {
                sum += slopes[i] * features[i];
            }
            return sum;
        }

        List<Double> slopes() {
            return Arrays.stream(slopes).boxed().toList();
        }
    }
}
