package dev.headroom.forecasting.model.boosting;

import java.util.Arrays;

/** Collects the features of one forecast step; what is not finite is unknown (NaN). One thread. */
final class FeatureRow {

    private final double guess;
    private final double unit;
    private float[] values = new float[64];
    private int count;

    FeatureRow(double guess, double unit) {
        this.guess = guess;
        this.unit = unit;
    }

    /** A load, as its distance from the guess. */
    void addLoad(double load) {
        addRaw((load - guess) / unit);
    }

    /** A difference of loads. */
    void addChange(double change) {
        addRaw(change / unit);
    }

    /** A number that has nothing to do with the size of the load. */
    void addRaw(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = Math.abs(value) <= Float.MAX_VALUE ? (float) value : Float.NaN;
    }

    float[] values() {
        return Arrays.copyOf(values, count);
    }
}
