package dev.headroom.forecasting.model.lstm.tensorflow;

import dev.headroom.forecasting.model.lstm.LstmShape;
import dev.headroom.forecasting.model.lstm.Quantiles;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The numbers a network learns. Made here and not by TensorFlow, so that a seed gives the same network and a later round
 * goes on from an earlier one.
 *
 * @param read from a step of the window to the four gates (in, forget, candidate, out)
 * @param recall from the state to the four gates
 * @param gateBias one row
 * @param state from the last state to the answers
 * @param direct from the numbers that go past the recurrent layer to the answers
 * @param answerBias one row
 */
record LstmWeights(Matrix read, Matrix recall, Matrix gateBias, Matrix state, Matrix direct, Matrix answerBias) {

    /** So that a new network forgets nothing at first, as is usual. */
    private static final float KEEP = 1;

    /** Raw distance between neighbouring quantiles at first: softplus makes a tenth of the level of it. */
    private static final float NARROW = -2.25f;

    /** Of a network that knows nothing but the long season, which the graph adds by itself. */
    static LstmWeights seeded(LstmShape shape, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int units = shape.units();
        float[] gates = new float[4 * units];
        Arrays.fill(gates, units, 2 * units, KEEP);
        float[] answers = new float[shape.outputs()];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = i % Quantiles.LEVELS.size() == Quantiles.MEDIAN ? 0 : NARROW;
        }
        return new LstmWeights(
                Matrix.random(shape.features(), 4 * units, glorot(shape.features(), 4 * units), random),
                Matrix.random(units, 4 * units, glorot(units, 4 * units), random),
                new Matrix(1, 4 * units, gates),
                Matrix.random(units, shape.outputs(), glorot(units, shape.outputs()), random),
                Matrix.zero(shape.direct(), shape.outputs()),
                new Matrix(1, answers.length, answers));
    }

    private static double glorot(int from, int to) {
        return Math.sqrt(6.0 / (from + to));
    }
}
