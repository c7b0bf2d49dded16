package dev.headroom.forecasting.model.smoothing;

import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.smoothing.SeasonalSmoothing.Factors;
import java.util.Arrays;

/** One run of the smoothing equations over a history, and the state it ends in. */
final class SmoothingPass {

    private final int size;
    private final double[] day;
    private final double[] week;
    private final Factors factors;
    private double level;
    private double error;
    private double squares;

    private SmoothingPass(int size, Start start, Factors factors) {
        this.size = size;
        this.factors = factors;
        this.level = start.level;
        this.day = start.day.clone();
        this.week = start.week.clone();
    }

    /** Over the values that the start was taken from. */
    static SmoothingPass over(double[] values, Start start, Factors factors) {
        SmoothingPass pass = new SmoothingPass(values.length, start, factors);
        int first = Math.min(values.length, Math.max(pass.day.length, pass.week.length));
        double squares = 0;
        int dayPhase = 0;
        int weekPhase = 0;
        for (int i = 0; i < values.length; i++) {
            double miss = pass.step(values[i], dayPhase, weekPhase);
            squares += i >= first ? miss * miss : 0;
            dayPhase = dayPhase + 1 == pass.day.length ? 0 : dayPhase + 1;
            weekPhase = weekPhase + 1 == pass.week.length ? 0 : weekPhase + 1;
        }
        pass.squares = values.length > first ? squares / (values.length - first) : 0;
        return pass;
    }

    private double step(double value, int dayPhase, int weekPhase) {
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

    /** Level and seasons of the first long season, the same for all factors. Not changed after it was made. */
    static final class Start {
        private final double level;
        private final double[] day;
        private final double[] week;

        Start(double[] values, Seasons seasons) {
            int dayLength = seasons.shortest();
            int weekLength = seasons.lengths().size() > 1 ? seasons.longest() : 1;
            int first = Math.min(values.length, Math.max(weekLength, dayLength));
            double sum = 0;
            for (int i = 0; i < first; i++) {
                sum += values[i] / first;
            }
            level = sum;
            day = means(Arrays.copyOf(values, first), dayLength, level);
            week = new double[weekLength];
            for (int i = 0; i < weekLength && weekLength > 1; i++) {
                week[i] = i < values.length ? values[i] - level - day[i % dayLength] : 0;
            }
        }

        /** Mean per phase, less the level. */
        private static double[] means(double[] values, int length, double level) {
            double[] sums = new double[length];
            int[] counts = new int[length];
            for (int i = 0; i < values.length; i++) {
                sums[i % length] += values[i] - level;
                counts[i % length]++;
            }
            for (int phase = 0; phase < length; phase++) {
                sums[phase] = counts[phase] == 0 ? 0 : sums[phase] / counts[phase];
            }
            return sums;
        }
    }
}
