package dev.headroom.forecasting.ensemble;

import dev.headroom.forecasting.evaluation.IntervalErrors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Intervals from how wrong the same ensemble was at the rolling origins: per horizon bucket the quantiles of its scaled
 * errors, low and high apart, since load has longer tails upwards. An error is scaled by the geometric mean of the
 * forecast and the usual level, as busy hours err more than quiet ones, though not in proportion.
 */
final class ConformalIntervals {

    static final double QUIETEST = 0.02;

    private final HorizonBuckets buckets;
    private final double level;
    private final List<double[]> forecasts = new ArrayList<>();
    private final List<double[]> actual = new ArrayList<>();

    /** With the usual level of the load, > 0 unless it is always zero. */
    ConformalIntervals(HorizonBuckets buckets, double level) {
        this.buckets = buckets;
        this.level = level;
    }

    void learn(double[] forecast, double[] observed) {
        forecasts.add(forecast);
        actual.add(observed);
    }

    /** Bounds of a forecast for the given coverage, such as 0.95; never below zero. */
    Bounds around(double[] forecast, double coverage) {
        return bounds(forecast, coverage, -1);
    }

    /** Share of what was observed at the origins that the interval made from all other origins holds. */
    double leaveOneOutCoverage(double coverage) {
        double sum = 0;
        int count = 0;
        for (int origin = 0; origin < forecasts.size() && forecasts.size() > 1; origin++) {
            Bounds bounds = bounds(forecasts.get(origin), coverage, origin);
            double held = IntervalErrors.coverage(actual.get(origin), bounds.low, bounds.high);
            if (!Double.isNaN(held)) {
                sum += held;
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private Bounds bounds(double[] forecast, double coverage, int without) {
        double[][] quantiles = new double[buckets.count()][];
        for (int bucket = 0; bucket < quantiles.length; bucket++) {
            double[] errors = errors(bucket, without);
            double tail = (1 - coverage) / 2;
            quantiles[bucket] = new double[] {-outer(negated(errors), 1 - tail), outer(errors, 1 - tail)};
        }
        Bounds bounds = new Bounds(new double[forecast.length], new double[forecast.length]);
        for (int step = 0; step < forecast.length; step++) {
            double[] quantile = quantiles[buckets.of(step)];
            double scale = scale(forecast[step]);
            bounds.low[step] = Math.max(0, forecast[step] + Math.min(0, quantile[0] * scale));
            bounds.high[step] = forecast[step] + Math.max(0, quantile[1] * scale);
        }
        return bounds;
    }

    private double[] errors(int bucket, int without) {
        double[] errors = new double[forecasts.size() * buckets.replayed()];
        int count = 0;
        for (int origin = 0; origin < forecasts.size(); origin++) {
            for (int step = 0; step < buckets.replayed() && origin != without; step++) {
                double forecast = forecasts.get(origin)[step];
                double error = (actual.get(origin)[step] - forecast) / scale(forecast);
                if (buckets.of(step) == bucket && Double.isFinite(error)) {
                    errors[count++] = error;
                }
            }
        }
        return Arrays.copyOf(errors, count);
    }

    private double scale(double forecast) {
        return level == 0 ? 1 : Math.sqrt(Math.max(forecast, QUIETEST * level) * level);
    }

    private static double[] negated(double[] values) {
        double[] negated = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            negated[i] = -values[i];
        }
        return negated;
    }

    /** The conformal quantile, as if each origin had given one error only, since the errors of one go together. */
    private double outer(double[] errors, double quantile) {
        if (errors.length == 0) {
            return 0;
        }
        Arrays.sort(errors);
        double origins = forecasts.size();
        int rank = (int) Math.ceil(quantile * (origins + 1) / origins * errors.length);
        return errors[Math.clamp(rank, 1, errors.length) - 1];
    }

    /** Lower and upper ends per step; owned by whoever asked for them. */
    static final class Bounds {
        final double[] low;
        final double[] high;

        private Bounds(double[] low, double[] high) {
            this.low = low;
            this.high = high;
        }
    }
}
