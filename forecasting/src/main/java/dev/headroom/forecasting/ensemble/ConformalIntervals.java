package dev.headroom.forecasting.ensemble;

import dev.headroom.forecasting.evaluation.IntervalErrors;
import dev.headroom.forecasting.evaluation.RollingOrigin;
import java.util.Arrays;

/**
 * Intervals from how wrong the same ensemble was at the rolling origins: per horizon bucket the quantiles of its scaled
 * errors, low and high apart, since load has longer tails upwards. An error is scaled by the geometric mean of the
 * forecast and the usual level, as busy hours err more than quiet ones, though not in proportion. Not changed after it was
 * made.
 */
final class ConformalIntervals {

    static final double QUIETEST = 0.02;

    private static final int NONE = -1;

    private final HorizonBuckets buckets;
    private final RollingOrigin origins;
    private final double level;
    private final double[][] forecasts;
    private final double[][] actual;
    private final SortedErrors[] errors;

    /**
     * From the replays.
     *
     * @param forecasts what the ensemble said at each origin; neither array is written to later
     * @param actual what came, NaN in gaps
     * @param task of the replays
     */
    ConformalIntervals(double[][] forecasts, double[][] actual, MemberRun.Task task) {
        this.buckets = new HorizonBuckets(actual[0].length);
        this.origins = task.origins();
        this.level = Arrays.stream(task.series().filled()).average().orElse(0);
        this.forecasts = forecasts;
        this.actual = actual;
        this.errors = new SortedErrors[buckets.count()];
        for (int bucket = 0; bucket < errors.length; bucket++) {
            errors[bucket] = errors(bucket);
        }
    }

    /** Bounds of a forecast for the given coverage, such as 0.95; never below zero. */
    Bounds around(double[] forecast, double coverage) {
        return bounds(forecast, coverage, NONE);
    }

    /** Share of what was observed at the origins that the interval made from all other origins holds. */
    double leaveOneOutCoverage(double coverage) {
        double sum = 0;
        int count = 0;
        for (int origin = 0; origin < forecasts.length && forecasts.length > 1; origin++) {
            Bounds bounds = bounds(forecasts[origin], coverage, origin);
            double held = IntervalErrors.coverage(actual[origin], bounds.low, bounds.high);
            if (!Double.isNaN(held)) {
                sum += held;
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private Bounds bounds(double[] forecast, double coverage, int without) {
        double quantile = 1 - (1 - coverage) / 2;
        double[] below = new double[errors.length];
        double[] above = new double[errors.length];
        for (int bucket = 0; bucket < errors.length; bucket++) {
            below[bucket] = errors[bucket].farBelow(quantile, without);
            above[bucket] = errors[bucket].farAbove(quantile, without);
        }
        Bounds bounds = new Bounds(new double[forecast.length], new double[forecast.length]);
        for (int step = 0; step < forecast.length; step++) {
            int bucket = buckets.of(step);
            double scale = scale(forecast[step]);
            bounds.low[step] = Math.max(0, forecast[step] + Math.min(0, below[bucket] * scale));
            bounds.high[step] = forecast[step] + Math.max(0, above[bucket] * scale);
        }
        return bounds;
    }

    private SortedErrors errors(int bucket) {
        int first = buckets.firstOf(bucket);
        double[][] byOrigin = new double[forecasts.length][buckets.endOf(bucket) - first];
        for (int origin = 0; origin < forecasts.length; origin++) {
            for (int i = 0; i < byOrigin[origin].length; i++) {
                double forecast = forecasts[origin][first + i];
                byOrigin[origin][i] = (actual[origin][first + i] - forecast) / scale(forecast);
            }
        }
        return new SortedErrors(byOrigin, tellingOf(byOrigin[0].length));
    }

    /**
     * What replays that overlap for so many steps are worth: between one each, as if each told of something new, and one for as
     * many as do not overlap, as if the others told the same again.
     */
    private double tellingOf(int steps) {
        return Math.sqrt(forecasts.length * origins.independent(steps));
    }

    private double scale(double forecast) {
        return level == 0 ? 1 : Math.sqrt(Math.max(forecast, QUIETEST * level) * level);
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
