package dev.headroom.forecasting.model.linear;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.RunningSum;
import dev.headroom.forecasting.model.SeasonalGuess;

/**
 * What a linear model sees when it forecasts {@code ahead} steps from an origin: the same phase in earlier seasons, the
 * level of the last seasons, how far the newest step and the same phase are from that level (fading with the distance),
 * and the phase in the shortest season as Fourier terms. Loads are distances from the {@link SeasonalGuess}, in its unit.
 * Nothing after the origin is read. One thread.
 */
final class LagFeatures {

    private static final int HARMONICS = 3;
    private static final double[] FADING = {0.05, 0.25, 1};

    private final Seasons seasons;
    private final double[] values;
    private final SeasonalGuess guess;
    private final RunningSum sums;
    private double base;
    private double unit = 1;
    private double[] row = new double[0];
    private int next;

    LagFeatures(DemandSeries series, Seasons seasons) {
        this.seasons = seasons;
        this.values = series.filled();
        this.guess = new SeasonalGuess(series, seasons);
        this.sums = RunningSum.of(values);
    }

    int size() {
        return values.length;
    }

    /** What answers are distances from. */
    SeasonalGuess guess() {
        return guess;
    }

    int count() {
        return 5 * seasons.lengths().size() + (seasons.isEmpty() ? 0 : 2 * HARMONICS) + 2 + 3 * FADING.length;
    }

    /**
     * Features for the step {@code ahead} steps (>= 1) after the last of the first {@code known} values.
     *
     * @param known >= 1
     */
    double[] at(int known, int ahead) {
        row = new double[count()];
        next = 0;
        base = guess.load(known, ahead);
        unit = guess.unit(known);
        int day = Math.min(seasons.shortest(), known);
        int short8 = Math.max(1, day / 8);
        double last = values[known - 1];
        for (int season : seasons.lengths()) {
            addSeason(known, ahead, season);
        }
        if (!seasons.isEmpty()) {
            addPhase(known - 1 + ahead);
        }
        double daily = sums.mean(known - day, known);
        putLoad(daily);
        putLoad(sums.mean(known - 2 * day, known - day));
        double same = values[Math.max(0, known - 1 + ahead - Math.ceilDiv(ahead, day) * day)];
        double recent = sums.mean(known - short8, known) - sums.mean(known - short8 - day, known - day);
        for (double fading : FADING) {
            double left = Math.exp(-ahead / (fading * Math.max(8, seasons.shortest())));
            putChange(left * (last - daily));
            putChange(left * (same - daily));
            putChange(left * (seasons.isEmpty() ? last - sums.mean(known - 3, known) : recent));
        }
        return row;
    }

    private void addSeason(int known, int ahead, int season) {
        int back = Math.ceilDiv(ahead, season) * season;
        int same = known - 1 + ahead - back;
        double newest = values[Math.max(0, same)];
        double before = same - season >= 0 ? values[same - season] : newest;
        double third = same - 2 * season >= 0 ? values[same - 2 * season] : before;
        putLoad(newest);
        putLoad(before);
        putLoad((newest + before + third) / 3);
        putLoad(sums.mean(same - 2, Math.min(known, same + 3)));
        putChange(sums.mean(known - season, known) - sums.mean(known - season - back, known - back));
    }

    private void addPhase(int step) {
        double angle = 2 * Math.PI * step / seasons.shortest();
        for (int harmonic = 1; harmonic <= HARMONICS; harmonic++) {
            put(Math.sin(harmonic * angle));
            put(Math.cos(harmonic * angle));
        }
    }

    private void putLoad(double load) {
        put((load - base) / unit);
    }

    private void putChange(double change) {
        put(change / unit);
    }

    private void put(double value) {
        row[next++] = value;
    }
}
