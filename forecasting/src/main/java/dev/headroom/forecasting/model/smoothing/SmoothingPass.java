package dev.headroom.forecasting.model.smoothing;

import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.smoothing.SeasonalSmoothing.Factors;

/** One run of the smoothing equations over a history, and the state it ends in. */
final class SmoothingPass {

    private final int size;
    private final double[] day;
    private final double[] week;
    private final Factors factors;
    private double level;
    private double error;
    private double squares;

    private SmoothingPass(double[] values, Seasons seasons, Factors factors) {
        this.size = values.length;
        this.factors = factors;
        int dayLength = seasons.shortest();
        int weekLength = seasons.lengths().size() > 1 ? seasons.longest() : 1;
        int first = Math.min(values.length, Math.max(weekLength, dayLength));
        for (int i = 0; i < first; i++) {
            level += values[i] / first;
        }
        day = means(values, dayLength, first, level);
        week = new double[weekLength];
        for (int i = 0; i < weekLength && weekLength > 1; i++) {
            week[i] = i < values.length ? values[i] - level - day[i % dayLength] : 0;
        }
    }

    /** Mean of the first {@code first} values per phase, less the level. */
    private static double[] means(double[] values, int length, int first, double level) {
        double[] sums = new double[length];
        int[] counts = new int[length];
        for (int i = 0; i < first; i++) {
            sums[i % length] += values[i] - level;
            counts[i % length]++;
        }
        for (int phase = 0; phase < length; phase++) {
            sums[phase] = counts[phase] == 0 ? 0 : sums[phase] / counts[phase];
        }
        return sums;
    }

    static SmoothingPass over(double[] values, Seasons seasons, Factors factors) {
        SmoothingPass pass = new SmoothingPass(values, seasons, factors);
        int first = Math.min(values.length, Math.max(pass.day.length, pass.week.length));
        int counted = 0;
        for (int i = 0; i < values.length; i++) {
            double miss = pass.step(values[i], i);
            if (i >= first) {
                pass.squares += miss * miss;
                counted++;
            }
        }
        pass.squares = counted == 0 ? 0 : pass.squares / counted;
        return pass;
    }

    private double step(double value, int index) {
        int dayPhase = index % day.length;
        int weekPhase = index % week.length;
        double smooth = level + day[dayPhase] + week[weekPhase];
        double miss = value - smooth - factors.carry() * error;
        error = value - smooth;
        level += factors.level() * miss;
        day[dayPhase] += factors.day() * miss;
        if (week.length > 1) {
            week[weekPhase] += factors.week() * miss;
        }
        return miss;
    }

    /** Of the forecasts one step ahead, after the first season. */
    double meanSquaredError() {
        return squares;
    }

    double[] ahead(int steps) {
        double[] values = new double[steps];
        double carried = error;
        for (int i = 0; i < steps; i++) {
            carried *= factors.carry();
            values[i] = level + day[(size + i) % day.length] + week[(size + i) % week.length] + carried;
        }
        return values;
    }
}
