package dev.headroom.forecasting.model.lstm.tensorflow;

import java.util.SplittableRandom;

/** Rows of numbers, one after the other. The array is shared and never written to after it was made. */
final class Matrix {

    private final int rows;
    private final int columns;
    private final float[] values;

    Matrix(int rows, int columns, float[] values) {
        if (rows < 1 || columns < 1 || values.length != (long) rows * columns) {
            throw new IllegalArgumentException(
                    "a matrix of " + rows + " x " + columns + " cannot hold " + values.length + " numbers");
        }
        this.rows = rows;
        this.columns = columns;
        this.values = values;
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

    float[][] toRows() {
        float[][] table = new float[rows][columns];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(values, row * columns, table[row], 0, columns);
        }
        return table;
    }
}
