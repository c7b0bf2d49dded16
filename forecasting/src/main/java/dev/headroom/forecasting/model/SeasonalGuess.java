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

    public SeasonalGuess(DemandSeries series, Seasons seasons) {
        this.day = seasons.shortest();
        this.week = seasons.longest();
        this.values = series.filled();
        this.sums = RunningSum.of(values);
        this.dayChanges = RunningSum.ofChanges(values, day);
    }

    /** The mean of a day and a week before the step that is {@code ahead} steps after the first {@code known}. */
    public double load(int known, int ahead) {
        double daily = values[newest(known, ahead, day)];
        return week == day ? daily : (daily + values[newest(known, ahead, week)]) / 2;
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
