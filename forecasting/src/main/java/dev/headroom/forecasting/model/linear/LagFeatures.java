package dev.headroom.forecasting.model.linear;

import dev.headroom.forecasting.load.Seasons;

/**
 * What a linear model sees when it forecasts {@code ahead} steps from an origin: the same phase in earlier seasons, the
 * level of the last seasons, how far the newest step and the same phase are from that level (fading with the distance),
 * and the phase in the shortest season as Fourier terms. Nothing after the origin is read. One thread.
 */
final class LagFeatures {

    private static final int HARMONICS = 3;
    private static final double[] FADING = {0.05, 0.25, 1};

    private final Seasons seasons;
    private final double[] values;
    private final double[] sums;
    private double[] row = new double[0];
    private int next;

    LagFeatures(Seasons seasons, double[] values) {
        this.seasons = seasons;
        this.values = values;
        this.sums = new double[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + values[i];
        }
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
        int day = Math.min(seasons.shortest(), known);
        int short8 = Math.max(1, day / 8);
        double last = values[known - 1];
        for (int season : seasons.lengths()) {
            addSeason(known, ahead, season);
        }
        if (!seasons.isEmpty()) {
            addPhase(known - 1 + ahead);
        }
        double daily = mean(known - day, known);
        put(daily);
        put(mean(known - 2 * day, known - day));
        double same = values[Math.max(0, known - 1 + ahead - Math.ceilDiv(ahead, day) * day)];
        double recent = mean(known - short8, known) - mean(known - short8 - day, known - day);
        for (double fading : FADING) {
            double left = Math.exp(-ahead / (fading * Math.max(8, seasons.shortest())));
            put(left * (last - daily));
            put(left * (same - daily));
            put(left * (seasons.isEmpty() ? last - mean(known - 3, known) : recent));
        }
        return row;
    }

    private void addSeason(int known, int ahead, int season) {
        int back = Math.ceilDiv(ahead, season) * season;
        int same = known - 1 + ahead - back;
        double newest = values[Math.max(0, same)];
        double before = same - season >= 0 ? values[same - season] : newest;
        double third = same - 2 * season >= 0 ? values[same - 2 * season] : before;
        put(newest);
        put(before);
        put((newest + before + third) / 3);
        put(mean(same - 2, Math.min(known, same + 3)));
        put(mean(known - season, known) - mean(known - season - back, known - back));
    }

    private void addPhase(int step) {
        double angle = 2 * Math.PI * step / seasons.shortest();
        for (int harmonic = 1; harmonic <= HARMONICS; harmonic++) {
            put(Math.sin(harmonic * angle));
            put(Math.cos(harmonic * angle));
        }
    }

    private void put(double value) {
        row[next++] = value;
    }

    /** Mean of {@code [from, to)} as far as there is any; the first value where there is none. */
    private double mean(int from, int to) {
        int start = Math.clamp(from, 0, values.length - 1);
        int end = Math.clamp(to, start + 1, values.length);
        return (sums[end] - sums[start]) / (end - start);
    }
}
