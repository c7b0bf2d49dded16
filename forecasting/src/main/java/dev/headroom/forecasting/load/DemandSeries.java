package dev.headroom.forecasting.load;

import dev.headroom.collector.history.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Offered load per step, oldest first. It starts and ends with a known value: steps before the first and after the last
 * are no history. What {@linkplain #isDemand cannot be} a load is a gap; a gap is never zero load. Immutable.
 */
public final class DemandSeries {

    private static final double MOST = 1e100;

    private final Instant start;
    private final Duration step;
    private final Seasons seasons;
    private final double[] values;
    private final double[] filled;

    private DemandSeries(Instant start, Duration step, Seasons seasons, double[] values) {
        this.start = start;
        this.step = step;
        this.seasons = seasons;
        this.values = values;
        this.filled = GapFilling.fill(values, seasons);
    }

    public static DemandSeries of(TimeSeries series, Seasons seasons) {
        return of(series.window().from(), series.window().step(), seasons, series.toArray());
    }

    /** A series whose first value covers the step that begins at {@code start}. */
    public static DemandSeries of(Instant start, Duration step, Seasons seasons, double[] values) {
        if (!step.isPositive()) {
            throw new IllegalArgumentException("step must be > 0, was " + step);
        }
        int first = 0;
        int end = values.length;
        while (first < end && !isDemand(values[first])) {
            first++;
        }
        while (end > first && !isDemand(values[end - 1])) {
            end--;
        }
        double[] kept = Arrays.copyOfRange(values, first, end);
        for (int i = 0; i < kept.length; i++) {
            kept[i] = isDemand(kept[i]) ? kept[i] : Double.NaN;
        }
        return new DemandSeries(start.plus(step.multipliedBy(first)), step, seasons, kept);
    }

    /** Whether a number can be a load: squares of it and sums of many are finite, too. */
    public static boolean isDemand(double value) {
        return value >= 0 && value <= MOST;
    }

    public Instant start() {
        return start;
    }

    public Duration step() {
        return step;
    }

    public Seasons seasons() {
        return seasons;
    }

    public int size() {
        return values.length;
    }

    /** End of the last known step, where a forecast begins. */
    public Instant end() {
        return start.plus(step.multipliedBy(values.length));
    }

    /** What was observed; NaN in a gap. */
    public double observed(int index) {
        return values[index];
    }

    /** What models may read: the observation, or in a gap what {@link GapFilling} put there. */
    public double filled(int index) {
        return filled[index];
    }

    /** All of {@link #filled(int)} as a copy. */
    public double[] filled() {
        return filled.clone();
    }

    /** Share of steps that are gaps, 0 to 1; 0 for an empty series. */
    public double gapShare() {
        return values.length == 0
                ? 0
                : (double) Arrays.stream(values).filter(Double::isNaN).count() / values.length;
    }

    /** The observations as a copy; NaN in gaps. */
    public double[] observed() {
        return values.clone();
    }

    /**
     * What was known after the first {@code steps} steps. Gaps are filled anew, so that nothing later leaks in; a gap at
     * its end stays part of it, filled from what came before.
     */
    public DemandSeries first(int steps) {
        return new DemandSeries(start, step, seasons, Arrays.copyOf(values, steps));
    }

    public DemandSeries withSeasons(Seasons other) {
        return new DemandSeries(start, step, other, values);
    }

    /** Whether the newest known step ended longer ago than {@code limit}. */
    public boolean isStale(Instant now, Duration limit) {
        return values.length == 0 || end().plus(limit).isBefore(now);
    }
}
