package dev.headroom.forecasting.load.csv;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Rows of one series while a file is read, in order of time; one thread. */
final class SeriesRows {

    static final int MOST_STEPS = 1_000_000;

    private final String id;
    private final TimeForm form;
    private long[] seconds = new long[256];
    private double[] values = new double[256];
    private long[] lines = new long[256];
    private int count;

    SeriesRows(String id, TimeForm form) {
        this.id = id;
        this.form = form;
    }

    TimeForm form() {
        return form;
    }

    int count() {
        return count;
    }

    void add(Instant time, double value, long line) throws SeriesFileException {
        long second = time.getEpochSecond();
        if (count > 0 && second <= seconds[count - 1]) {
            String fault = second == seconds[count - 1] ? "the same time twice" : "time runs backwards";
            throw new SeriesFileException(
                    line, fault + " in series '" + id + "' at " + form.format(time) + "; sort each series by time");
        }
        if (count == values.length) {
            seconds = Arrays.copyOf(seconds, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
            lines = Arrays.copyOf(lines, 2 * count);
        }
        seconds[count] = second;
        values[count] = value;
        lines[count++] = line;
    }

    /** With the commonest distance as step; steps without a row are gaps. */
    NamedSeries toSeries(Seasons seasons) throws SeriesFileException {
        long step = commonestDistance();
        long steps = (seconds[count - 1] - seconds[0]) / step + 1;
        if (steps > MOST_STEPS) {
            throw new SeriesFileException("series '" + id + "' spans " + steps + " steps of " + step + " s; at most "
                    + MOST_STEPS + " are read");
        }
        double[] even = new double[Math.toIntExact(steps)];
        Arrays.fill(even, Double.NaN);
        for (int i = 0; i < count; i++) {
            long offset = seconds[i] - seconds[0];
            if (offset % step != 0) {
                throw new SeriesFileException(
                        lines[i],
                        "series '" + id + "' is not evenly spaced: its step is " + step + " s, but "
                                + form.format(Instant.ofEpochSecond(seconds[i])) + " lies between two steps");
            }
            even[Math.toIntExact(offset / step)] = values[i];
        }
        Instant start = Instant.ofEpochSecond(seconds[0]);
        return new NamedSeries(id, form, DemandSeries.of(start, Duration.ofSeconds(step), seasons, even));
    }

    private long commonestDistance() {
        if (count < 2) {
            return 1;
        }
        long[] distances = new long[count - 1];
        for (int i = 1; i < count; i++) {
            distances[i - 1] = seconds[i] - seconds[i - 1];
        }
        Arrays.sort(distances);
        long commonest = distances[0];
        int most = 0;
        int run = 0;
        for (int i = 0; i < distances.length; i++) {
            run = i > 0 && distances[i] == distances[i - 1] ? run + 1 : 1;
            if (run > most) {
                most = run;
                commonest = distances[i];
            }
        }
        return commonest;
    }
}
