package dev.headroom.forecasting.model;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;

/**
 * What one would say of a step without any model, and the usual change from one season to the next. Models that learn
 * from distances to this guess, in units of that change, see a service that has grown tenfold as they saw it before, and
 * series of any size alike. Nothing after the origin is read. "Day" is the shortest season, "week" the longest. Immutable.
 */
public final class SeasonalGuess {

    /** Weeks that the usual change is taken from. */
    private static final int RECENT_WEEKS = 4;

    /** Share of the level that the unit is at least, so that a load which repeats itself exactly has one, too. */
    private static final double LEAST_CHANGE = 0.01;

    private final int day;
    private final int week;
    private final double[] values;
    private final RunningSum sums;
    private final RunningSum dayChanges;
    private final double[] misses;
    private final RunningSum squares;
    private final RunningSum products;

    public SeasonalGuess(DemandSeries series, Seasons seasons) {
        this.day = seasons.shortest();
        this.week = seasons.longest();
        this.values = series.filled();
        this.sums = RunningSum.of(values);
        this.dayChanges = RunningSum.ofChanges(values, day);
        this.misses = new double[values.length];
        double[] square = new double[values.length];
        double[] product = new double[values.length];
        for (int i = 1; i < values.length; i++) {
            misses[i] = values[i] - seasonal(i, 1);
            square[i] = misses[i] * misses[i];
            product[i] = misses[i] * misses[i - 1];
        }
        this.squares = RunningSum.of(square);
        this.products = RunningSum.of(product);
    }

    /**
     * The mean of a day and a week before the step that is {@code ahead} steps after the first {@code known}, and of how far
     * the newest step is from such a mean as much as is usually left after so many steps: near the last value where load
     * wanders, near the season where it keeps to that.
     */
    public double load(int known, int ahead) {
        return seasonal(known, ahead) + Math.pow(carried(known), ahead) * misses[known - 1];
    }

    /** What a model should have said of a step that is known by now: how far the guess was off, in units. */
    public double missed(int known, int ahead) {
        return (values[known - 1 + ahead] - load(known, ahead)) / unit(known);
    }

    /** The load that such an answer stands for. */
    public double load(int known, int ahead, double answer) {
        return load(known, ahead) + answer * unit(known);
    }

    private double seasonal(int known, int ahead) {
        double daily = values[newest(known, ahead, day)];
        return week == day ? daily : (daily + values[newest(known, ahead, week)]) / 2;
    }

    /** The share of a miss that is left a step later, 0 to 1. */
    private double carried(int known) {
        int from = Math.max(day + 1, known - recent(known));
        double square = squares.mean(from, known);
        return from < known && square > 0 ? Math.clamp(products.mean(from, known) / square, 0, 1) : 0;
    }

    /** The usual change from day to day, > 0. */
    public double unit(int known) {
        int recent = recent(known);
        double change = dayChanges.mean(Math.max(day, known - recent), known);
        double unit = Math.max(change, LEAST_CHANGE * sums.mean(known - recent, known));
        return unit > 0 ? unit : 1;
    }

    /** How many of the known steps count as the present state of the load. */
    public int recent(int known) {
        return Math.min(known, RECENT_WEEKS * week + day);
    }

    /** The newest known step at the phase of the target; the first step when the history is shorter than that. */
    public static int newest(int known, int ahead, int season) {
        return Math.max(0, known - 1 + ahead - Math.ceilDiv(ahead, season) * season);
    }
}
