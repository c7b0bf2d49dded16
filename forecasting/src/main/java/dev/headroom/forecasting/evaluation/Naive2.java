package dev.headroom.forecasting.evaluation;

/**
 * The benchmark that OWA is relative to: the last value, seasonally adjusted by classical multiplicative decomposition
 * when the series passes a 90 % autocorrelation test, as in the M4 competition (Makridakis, Spiliotis and Assimakopoulos
 * 2020, appendix A).
 */
public final class Naive2 {

    private static final double CRITICAL = 1.645;

    private Naive2() {}

    public static double[] forecast(double[] training, int season, int steps) {
        double[] factors = isSeasonal(training, season) ? seasonalFactors(training, season) : new double[] {1};
        int n = training.length;
        double adjusted = training[n - 1] / factors[(n - 1) % factors.length];
        double[] values = new double[steps];
        for (int i = 0; i < steps; i++) {
            values[i] = adjusted * factors[(n + i) % factors.length];
        }
        return values;
    }

    static boolean isSeasonal(double[] values, int season) {
        int mostLags = (int) Math.floor(10 * Math.log10(values.length));
        if (season < 2 || values.length < 3 * season || season > mostLags) {
            return false;
        }
        double mean = mean(values);
        double variance = lagged(values, mean, 0);
        if (!(variance > 0)) {
            return false;
        }
        double squares = 0;
        for (int lag = 1; lag < season; lag++) {
            double correlation = lagged(values, mean, lag) / variance;
            squares += correlation * correlation;
        }
        double limit = CRITICAL / Math.sqrt(values.length) * Math.sqrt(1 + 2 * squares);
        return Math.abs(lagged(values, mean, season) / variance) > limit;
    }

    /** One factor per phase, their mean 1; phase 0 is that of the first value. A series with no level has factors 1. */
    static double[] seasonalFactors(double[] values, int season) {
        double[] sums = new double[season];
        int[] counts = new int[season];
        int half = season / 2;
        for (int i = half; i < values.length - half; i++) {
            double trend = centredMean(values, i, season);
            if (trend > 0) {
                sums[i % season] += values[i] / trend;
                counts[i % season]++;
            }
        }
        double total = 0;
        for (int phase = 0; phase < season; phase++) {
            sums[phase] = counts[phase] == 0 ? 1 : sums[phase] / counts[phase];
            total += sums[phase];
        }
        for (int phase = 0; phase < season; phase++) {
            double factor = sums[phase] * season / total;
            sums[phase] = factor > 0 ? factor : 1;
        }
        return sums;
    }

    private static double centredMean(double[] values, int centre, int season) {
        int half = season / 2;
        double sum = 0;
        for (int i = centre - half; i <= centre + half; i++) {
            boolean edge = i == centre - half || i == centre + half;
            sum += edge && season % 2 == 0 ? values[i] / 2 : values[i];
        }
        return sum / season;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double lagged(double[] values, double mean, int lag) {
        double sum = 0;
        for (int i = lag; i < values.length; i++) {
            sum += (values[i] - mean) * (values[i - lag] - mean);
        }
        return sum;
    }
}
