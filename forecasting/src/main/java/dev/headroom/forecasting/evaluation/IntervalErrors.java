package dev.headroom.forecasting.evaluation;

/** How often intervals held, and what they cost by the M4 competition's formula. NaN actual values do not count. */
public final class IntervalErrors {

    private IntervalErrors() {}

    /** Share of actual values within the bounds, 0 to 1; NaN when there are none. */
    public static double coverage(double[] actual, double[] low, double[] high) {
        int inside = 0;
        int count = 0;
        for (int i = 0; i < actual.length; i++) {
            if (!Double.isNaN(actual[i])) {
                inside += actual[i] >= low[i] && actual[i] <= high[i] ? 1 : 0;
                count++;
            }
        }
        return count == 0 ? Double.NaN : (double) inside / count;
    }

    /** Mean scaled interval score of 95 % intervals; {@code scale} as of MASE. NaN when there is no scale. */
    public static double msis95(double[] actual, Bounds bounds, double scale) {
        double penalty = 2 / 0.05;
        double sum = 0;
        int count = 0;
        for (int i = 0; i < actual.length; i++) {
            if (!Double.isNaN(actual[i])) {
                double low = bounds.low[i];
                double high = bounds.high[i];
                sum += high - low + penalty * (Math.max(0, low - actual[i]) + Math.max(0, actual[i] - high));
                count++;
            }
        }
        return count == 0 || !(scale > 0) ? Double.NaN : sum / count / scale;
    }

    /** Lower and upper ends, one per step. */
    public static final class Bounds {
        private final double[] low;
        private final double[] high;

        public Bounds(double[] low, double[] high) {
            this.low = low.clone();
            this.high = high.clone();
        }
    }
}
