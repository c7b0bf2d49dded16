package dev.headroom.forecasting.load.csv;

import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of one series while a file is read, in any order; one thread. */
final class SeriesRows {

    static final int MOST_STEPS = 3_000_000;

    private final String id;
    private final TimeForm form;
    private long[] seconds = new long[256];
    private double[] values = new double[256];
    private int count;
    private boolean sorted = true;
    private int impossible;

    SeriesRows(String id, TimeForm form) {
        this.id = id;
        this.form = form;
    }

    TimeForm form() {
        return form;
    }

    /** A load that cannot be is not known. */
    void add(Instant time, double value) {
        if (count == values.length) {
            seconds = Arrays.copyOf(seconds, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        boolean possible = Double.isNaN(value) || DemandSeries.isDemand(value);
        impossible += possible ? 0 : 1;
        sorted &= count == 0 || time.getEpochSecond() >= seconds[count - 1];
        seconds[count] = time.getEpochSecond();
        values[count++] = possible ? value : Double.NaN;
    }

    /** In even steps: rows that share a step are averaged, steps without a row are gaps. */
    NamedSeries toSeries(Seasons seasons) throws SeriesFileException {
        List<String> notes = new ArrayList<>();
        if (impossible > 0) {
            notes.add(impossible + " loads below zero or beyond 1e100 count as unknown");
        }
        if (!sorted) {
            sort();
            notes.add("its rows were not in order of time and were sorted");
        }
        Duration step = Spacing.of(Arrays.copyOf(seconds, count));
        long steps = (seconds[count - 1] - seconds[0] + step.toSeconds() / 2) / step.toSeconds() + 1;
        if (steps > MOST_STEPS) {
            throw new SeriesFileException("series '" + id + "' spans " + steps + " steps of " + step.toSeconds()
                    + " s; at most " + MOST_STEPS + " are read");
        }
        Steps even = new Steps(Math.toIntExact(steps), step.toSeconds());
        for (int i = 0; i < count; i++) {
            even.add(seconds[i] - seconds[0], values[i]);
        }
        notes.addAll(even.notes(step));
        Instant start = Instant.ofEpochSecond(seconds[0]);
        return new NamedSeries(id, form, DemandSeries.of(start, step, seasons, even.means()), notes);
    }

    private void sort() {
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingLong(i -> seconds[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] times = seconds;
        double[] loads = values;
        seconds = Arrays.stream(order).mapToLong(i -> times[i]).toArray();
        values = Arrays.stream(order).mapToDouble(i -> loads[i]).toArray();
    }

    /** Even steps while rows fall into them. */
    private static final class Steps {
        /** Share of gaps that is nothing to speak of. */
        private static final double MOST_UNTOLD = 0.05;

        private final double[] sums;
        private final int[] known;
        private final int[] rows;
        private final long stepSeconds;
        private long lastOffset = -1;
        private int twice;
        private int between;
        private int used;

        Steps(int count, long stepSeconds) {
            this.sums = new double[count];
            this.known = new int[count];
            this.rows = new int[count];
            this.stepSeconds = stepSeconds;
        }

        /** Into the nearest step. */
        void add(long offset, double value) {
            int step = Math.toIntExact((offset + stepSeconds / 2) / stepSeconds);
            twice += offset == lastOffset ? 1 : 0;
            between += offset % stepSeconds == 0 ? 0 : 1;
            lastOffset = offset;
            used = step + 1;
            rows[step]++;
            if (!Double.isNaN(value)) {
                sums[step] += value;
                known[step]++;
            }
        }

        double[] means() {
            double[] means = new double[used];
            for (int i = 0; i < used; i++) {
                means[i] = known[i] == 0 ? Double.NaN : sums[i] / known[i];
            }
            return means;
        }

        List<String> notes(Duration step) {
            if (between > 0 && !step.equals(Spacing.MONTH)) {
                long shared = Arrays.stream(rows).filter(count -> count > 1).count();
                long empty =
                        used - Arrays.stream(rows).filter(count -> count > 0).count();
                return List.of("it is not evenly spaced and is taken in steps of " + stepSeconds + " s: " + shared
                        + " of " + used + " steps hold several rows, which are averaged, and " + empty
                        + " hold none and are gaps");
            }
            List<String> notes = new ArrayList<>();
            if (twice > 0) {
                notes.add(twice + " rows repeat a time; loads of the same time are averaged");
            }
            long unknown =
                    Arrays.stream(known).limit(used).filter(count -> count == 0).count();
            if (unknown > MOST_UNTOLD * used) {
                notes.add(unknown + " of " + used + " steps of " + stepSeconds + " s have no load and are gaps");
            }
            return notes;
        }
    }
}
