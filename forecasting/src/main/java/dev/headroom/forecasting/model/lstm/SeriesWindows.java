package dev.headroom.forecasting.model.lstm;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;
import java.util.Arrays;

/**
 * A series as the network sees it: every number divided by the level of the last long season, so that one network serves
 * series of any size. Reads nothing after the origin. One thread.
 */
final class SeriesWindows {

    /** Value, one short and one long season before, and the phase in both seasons as sine and cosine. */
    static final int FEATURES = 7;

    /** Steps whose distance from the long season is told apart from the window. */
    static final int NEWEST = 4;

    private final LstmShape shape;
    private final Seasons seasons;
    private final double[] values;
    private final double[] sums;

    SeriesWindows(DemandSeries series, LstmShape shape) {
        this.shape = shape;
        this.seasons = series.seasons();
        this.values = series.filled();
        this.sums = new double[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + values[i];
        }
    }

    /** Steps of history below which the network would mostly see repeated first values. */
    static int needed(Seasons seasons, LstmShape shape) {
        return seasons.shortest() + shape.window();
    }

    /** Mean of the last long season before the origin; 1 when there was no load at all. */
    double level(int known) {
        int from = Math.max(0, known - Math.max(seasons.longest(), shape.window()));
        double mean = (sums[known] - sums[from]) / (known - from);
        return mean > 0 && Double.isFinite(mean) ? mean : 1;
    }

    /** What the network reads when the first {@code known} values are known. */
    double[] input(int known) {
        double[] input = new double[shape.inputs()];
        double level = level(known);
        int next = 0;
        for (int step = known - shape.window(); step < known; step++) {
            input[next++] = value(step) / level;
            input[next++] = before(step, 1, seasons.shortest()) / level;
            input[next++] = before(step, 1, seasons.longest()) / level;
            next = putPhase(input, next, (double) step / seasons.shortest());
            next = putPhase(input, next, (double) step / seasons.longest());
        }
        for (int knot : shape.knots()) {
            input[next++] = before(known, knot, seasons.shortest()) / level;
        }
        for (int knot : shape.knots()) {
            input[next++] = before(known, knot, seasons.longest()) / level;
        }
        for (int step = known - NEWEST; step < known; step++) {
            input[next++] = (value(step) - before(step, 1, seasons.longest())) / level;
        }
        return input;
    }

    /** What came at each knot, in units of the level; the last knot must be known. */
    double[] targets(int known) {
        double level = level(known);
        return shape.knots().stream()
                .mapToDouble(knot -> values[known - 1 + knot] / level)
                .toArray();
    }

    /** Whether the load did not move at all in everything the network would read. */
    boolean isFlat(int known) {
        for (int i = Math.max(1, known - needed(seasons, shape) + 1); i < known; i++) {
            if (values[i] != values[i - 1]) {
                return false;
            }
        }
        return true;
    }

    /** The newest known values of the same phase in the long season, for the steps that follow. */
    double[] sameAsBefore(int known, int steps) {
        double[] same = new double[steps];
        for (int i = 0; i < steps; i++) {
            same[i] = before(known, i + 1, seasons.longest());
        }
        return same;
    }

    /** The greatest load of all. */
    double most() {
        return Arrays.stream(values).max().orElse(0);
    }

    /** The newest known value of the same phase; of the short season when the long one lies before all history. */
    private double before(int known, int ahead, int season) {
        int index = known - 1 + ahead - Math.ceilDiv(ahead, season) * season;
        if (index < 0 && season > seasons.shortest()) {
            return before(known, ahead, seasons.shortest());
        }
        return value(index);
    }

    private double value(int index) {
        return values[Math.max(0, index)];
    }

    private static int putPhase(double[] input, int at, double seasonsPassed) {
        double angle = 2 * Math.PI * (seasonsPassed - Math.floor(seasonsPassed));
        input[at] = Math.sin(angle);
        input[at + 1] = Math.cos(angle);
        return at + 2;
    }
}
