package dev.headroom.forecasting.model.lstm;

import java.util.ArrayList;
import java.util.List;

/**
 * Sizes of a quantile LSTM.
 *
 * @param units cells of the recurrent layer, 1 to {@value #MOST_UNITS}
 * @param window steps of history it reads one after the other, 1 to {@value #MOST_WINDOW}
 * @param knots how many steps ahead its answers lie, ascending; between two of them the answer is drawn straight
 */
public record LstmShape(int units, int window, List<Integer> knots) {

    public static final int DEFAULT_UNITS = 50;
    public static final int DEFAULT_WINDOW = 48;
    static final int MOST_UNITS = 512;
    static final int MOST_WINDOW = 512;

    /** More answers than this cost memory and time and say nothing new. */
    static final int MOST_KNOTS = 48;

    /** So near ahead every step has an answer of its own. */
    private static final int EACH_STEP = 12;

    public LstmShape {
        knots = List.copyOf(knots);
        if (units < 1 || units > MOST_UNITS) {
            throw new IllegalArgumentException("units must be 1 to " + MOST_UNITS + ", was " + units);
        }
        if (window < 1 || window > MOST_WINDOW) {
            throw new IllegalArgumentException("window must be 1 to " + MOST_WINDOW + " steps, was " + window);
        }
        if (knots.isEmpty() || knots.size() > MOST_KNOTS || !ascend(knots)) {
            throw new IllegalArgumentException(
                    "knots must be 1 to " + MOST_KNOTS + " ascending numbers of steps >= 1, were " + knots);
        }
    }

    /** The usual sizes, with knots up to the horizon. */
    public static LstmShape upTo(int horizon) {
        return new LstmShape(DEFAULT_UNITS, DEFAULT_WINDOW, knotsUpTo(horizon));
    }

    public LstmShape withUnits(int other) {
        return new LstmShape(other, window, knots);
    }

    public LstmShape withWindow(int other) {
        return new LstmShape(units, other, knots);
    }

    /** The farthest step ahead it can tell. */
    public int horizon() {
        return knots.getLast();
    }

    /** Numbers per step of the window. */
    public int features() {
        return SeriesWindows.FEATURES;
    }

    /** Numbers it reads: the window, step by step, and {@link #direct()} more. */
    public int inputs() {
        return window * features() + direct();
    }

    /**
     * Numbers that go straight to the answers, past the recurrent layer: what each knot was one short and one long season
     * before, and how far the newest steps are from the long season.
     */
    public int direct() {
        return 2 * knots.size() + SeriesWindows.NEWEST;
    }

    /** Numbers it says: {@link Quantiles#LEVELS} at each knot. */
    public int outputs() {
        return knots.size() * Quantiles.LEVELS.size();
    }

    private static List<Integer> knotsUpTo(int horizon) {
        List<Integer> knots = new ArrayList<>();
        for (int step = 1; step <= Math.min(horizon, horizon <= MOST_KNOTS ? MOST_KNOTS : EACH_STEP); step++) {
            knots.add(step);
        }
        int rest = MOST_KNOTS - EACH_STEP;
        for (int i = 1; horizon > MOST_KNOTS && i <= rest; i++) {
            knots.add(EACH_STEP + Math.toIntExact((long) i * (horizon - EACH_STEP) / rest));
        }
        return knots;
    }

    private static boolean ascend(List<Integer> knots) {
        int before = 0;
        for (int knot : knots) {
            if (knot <= before) {
                return false;
            }
            before = knot;
        }
        return true;
    }
}
