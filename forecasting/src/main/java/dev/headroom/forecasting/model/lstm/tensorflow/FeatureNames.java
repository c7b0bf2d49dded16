package dev.headroom.forecasting.model.lstm.tensorflow;

import dev.headroom.forecasting.model.lstm.LstmShape;
import dev.headroom.forecasting.model.lstm.Quantiles;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.Regressor;

/**
 * What a network reads and says under the names that Tribuo wants; with leading zeros, since it numbers them in the order
 * of the alphabet.
 */
final class FeatureNames {

    private final String[] inputs;
    private final String[] answers;
    private final Regressor unknown;

    FeatureNames(LstmShape shape) {
        this.inputs = numbered("x", shape.inputs());
        this.answers = numbered("q", shape.outputs());
        this.unknown = new Regressor(answers, new double[answers.length]);
    }

    /** With the same target for all quantiles of a knot. */
    ArrayExample<Regressor> example(double[] input, double[] targets) {
        double[] repeated = new double[answers.length];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = targets[i / Quantiles.LEVELS.size()];
        }
        return new ArrayExample<>(new Regressor(answers, repeated), inputs, input);
    }

    /** Of which nothing is known yet. */
    ArrayExample<Regressor> question(double[] input) {
        return new ArrayExample<>(unknown, inputs, input);
    }

    private static String[] numbered(String letter, int count) {
        String[] names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = String.format("%s%05d", letter, i);
        }
        return names;
    }
}
