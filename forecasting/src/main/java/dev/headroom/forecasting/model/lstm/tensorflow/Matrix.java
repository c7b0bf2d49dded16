package dev.headroom.forecasting.model.lstm.tensorflow;

import java.util.SplittableRandom;

/** Rows of numbers, one after the other. Never written to after it was made. */
record Matrix(int rows, int columns, float[] values) {

    Matrix {
        if (rows < 1 || columns < 1 || values.length != (long) rows * columns) {
            throw new IllegalArgumentException(
                    "a matrix of " + rows + " x " + columns + " cannot hold " + values.length + " numbers");
        }
    }

    /** Evenly spread between -limit and limit. */
    static Matrix random(int rows, int columns, double limit, SplittableRandom random) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-limit, limit);
        }
        return new Matrix(rows, columns, values);
    }

    static Matrix zero(int rows, int columns) {
        return new Matrix(rows, columns, new float[rows * columns]);
    }
}
