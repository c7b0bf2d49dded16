package dev.headroom.forecasting.model;

/** Sums from the first value on, so that the mean of any stretch costs two reads. Immutable. */
public final class RunningSum {

    private final double[] sums;

    private RunningSum(double[] values) {
        sums = new double[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + values[i];
        }
    }

    public static RunningSum of(double[] values) {
        return new RunningSum(values);
    }

    /** Of the absolute changes over {@code lag} steps; the first {@code lag} are 0. */
    public static RunningSum ofChanges(double[] values, int lag) {
        double[] changes = new double[values.length];
        for (int i = lag; i < values.length; i++) {
            changes[i] = Math.abs(values[i] - values[i - lag]);
        }
        return new RunningSum(changes);
    }

    /** Mean of {@code [from, to)} as far as there is any of it; of the nearest value where there is none. */
    public double mean(int from, int to) {
        int start = Math.clamp(from, 0, sums.length - 2);
        int end = Math.clamp(to, start + 1, sums.length - 1);
        return (sums[end] - sums[start]) / (end - start);
    }
}
