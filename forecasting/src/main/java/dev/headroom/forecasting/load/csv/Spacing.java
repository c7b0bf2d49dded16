package dev.headroom.forecasting.load.csv;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * How far apart the rows of a series are meant to be. The commonest distance when half of all have it, or a quarter and the
 * others are multiples of it; a month where they are as far apart as months; else a usual step that few exceed by much.
 */
final class Spacing {

    /** A twelfth of a mean year. */
    static final Duration MONTH = Duration.ofSeconds(31_556_952 / 12);

    private static final long DAY = 86_400;
    private static final long SHORTEST_MONTH = 28 * DAY;
    private static final long LONGEST_MONTH = 31 * DAY;
    private static final double HALF = 0.5;
    private static final double QUARTER = 0.25;
    private static final double MOST = 0.9;

    private static final long[] USUAL = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, DAY, 7 * DAY
    };

    private Spacing() {}

    /** Of times in seconds, ascending; 1 s when there is one time only. */
    static Duration of(long[] seconds) {
        long[] distances = LongStream.range(1, seconds.length)
                .map(i -> seconds[(int) i] - seconds[(int) i - 1])
                .filter(distance -> distance > 0)
                .sorted()
                .toArray();
        if (distances.length == 0) {
            return Duration.ofSeconds(1);
        }
        long commonest = commonest(distances);
        double share = share(distances, commonest);
        long median = distances[distances.length / 2];
        if (median >= SHORTEST_MONTH && median <= LONGEST_MONTH && share < MOST) {
            return MONTH;
        }
        long most = distances[(int) (MOST * (distances.length - 1))];
        boolean grid = share >= QUARTER && onGrid(distances, commonest) >= MOST;
        return Duration.ofSeconds(share >= HALF || grid ? commonest : nearestUsual(most));
    }

    private static long commonest(long[] sorted) {
        long commonest = sorted[0];
        int most = 0;
        int run = 0;
        for (int i = 0; i < sorted.length; i++) {
            run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
            if (run > most) {
                most = run;
                commonest = sorted[i];
            }
        }
        return commonest;
    }

    private static double share(long[] distances, long of) {
        return (double) Arrays.stream(distances)
                        .filter(distance -> distance == of)
                        .count()
                / distances.length;
    }

    private static double onGrid(long[] distances, long step) {
        return (double) Arrays.stream(distances)
                        .filter(distance -> distance % step == 0)
                        .count()
                / distances.length;
    }

    private static long nearestUsual(long distance) {
        long nearest = USUAL[0];
        for (long usual : USUAL) {
            if (ratio(usual, distance) < ratio(nearest, distance)) {
                nearest = usual;
            }
        }
        return nearest;
    }

    private static double ratio(long one, long other) {
        return (double) Math.max(one, other) / Math.min(one, other);
    }
}
