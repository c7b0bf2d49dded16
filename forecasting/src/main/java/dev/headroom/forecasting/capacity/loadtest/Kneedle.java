package dev.headroom.forecasting.capacity.loadtest;

import java.util.OptionalInt;

/**
 * Finds where a curve that grows from the origin stops growing (Satopää et al., "Finding a Kneedle in a Haystack", 2011):
 * both axes are scaled to 0…1, and the knee is where the curve stands highest above the diagonal. A curve that still
 * grows at the end has none: its slope after the knee must be below a third of the slope before it.
 */
final class Kneedle {

    private static final double LEAST_HEIGHT = 0.1;
    private static final double FLAT = 1.0 / 3;

    private Kneedle() {}

    /** The index of the knee; empty when the curve has not bent yet. {@code load} rises strictly and is positive. */
    static OptionalInt knee(double[] load, double[] throughput) {
        double mostLoad = load[load.length - 1];
        double mostThroughput = 0;
        for (double value : throughput) {
            mostThroughput = Math.max(mostThroughput, value);
        }
        int knee = 0;
        double height = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < load.length; i++) {
            double above = throughput[i] / mostThroughput - load[i] / mostLoad;
            if (above > height) {
                height = above;
                knee = i;
            }
        }
        boolean bent =
                height >= LEAST_HEIGHT && slopeAfter(load, throughput, knee) < FLAT * throughput[knee] / load[knee];
        return bent ? OptionalInt.of(knee) : OptionalInt.empty();
    }

    /** Least squares through the knee, over all that comes after it. */
    private static double slopeAfter(double[] load, double[] throughput, int knee) {
        double products = 0;
        double squares = 0;
        for (int i = knee + 1; i < load.length; i++) {
            double right = load[i] - load[knee];
            products += right * (throughput[i] - throughput[knee]);
            squares += right * right;
        }
        return products / squares;
    }
}
