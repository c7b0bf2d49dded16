package dev.headroom.forecasting.load;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds season lengths from the data alone, for series whose steps have no calendar. A season is a lag whose
 * autocorrelation is a peak, is the highest of all so far by a margin, and is at least {@value #LEAST_CORRELATION}. At
 * most two are found: the shortest that stands out, and a multiple of it that correlates clearly better.
 */
public final class SeasonDetection {

    static final double LEAST_CORRELATION = 0.3;
    static final double CLEARLY_BETTER = 0.05;
    private static final int LONGEST = 2_016;
    private static final int SEASONS_NEEDED = 3;

    private SeasonDetection() {}

    public static Seasons detect(DemandSeries series) {
        int longest = Math.min(LONGEST, series.size() / SEASONS_NEEDED);
        if (longest < 3) {
            return Seasons.NONE;
        }
        double[] correlation = autocorrelation(series.filled(), longest + 1);
        List<Integer> found = new ArrayList<>();
        int first = highestPeak(correlation, 1, 0);
        if (first > 0) {
            int shortest = shortestNearlyAsGood(correlation, first);
            found.add(shortest);
            int longer = highestPeak(correlation, shortest, correlation[shortest] + CLEARLY_BETTER);
            if (longer > shortest) {
                found.add(longer);
            }
        }
        return new Seasons(found);
    }

    private static int highestPeak(double[] correlation, int multipleOf, double above) {
        int best = 0;
        double highest = Math.max(LEAST_CORRELATION, above);
        for (int lag = 2; lag < correlation.length - 1; lag++) {
            boolean peak = correlation[lag] > correlation[lag - 1] && correlation[lag] >= correlation[lag + 1];
            if (peak && lag % multipleOf == 0 && correlation[lag] > highest) {
                highest = correlation[lag];
                best = lag;
            }
        }
        return best;
    }

    private static int shortestNearlyAsGood(double[] correlation, int lag) {
        for (int parts = Math.min(14, lag / 2); parts > 1; parts--) {
            int shorter = lag / parts;
            boolean divides = lag % parts == 0;
            if (divides
                    && correlation[shorter] > LEAST_CORRELATION
                    && correlation[shorter] > correlation[shorter - 1]
                    && correlation[shorter] >= correlation[shorter + 1]) {
                return shorter;
            }
        }
        return lag;
    }

    /** Of the differenced-free, mean-free series; each lag is averaged over its own pairs. O(n × lags). */
    static double[] autocorrelation(double[] values, int lags) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double variance = 0;
        for (double value : values) {
            variance += (value - mean) * (value - mean) / values.length;
        }
        double[] correlation = new double[lags + 1];
        for (int lag = 0; lag <= lags && variance > 0; lag++) {
            double sum = 0;
            for (int i = lag; i < values.length; i++) {
                sum += (values[i] - mean) * (values[i - lag] - mean);
            }
            correlation[lag] = sum / (values.length - lag) / variance;
        }
        return correlation;
    }
}
