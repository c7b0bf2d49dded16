package dev.headroom.forecasting.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Season lengths in steps, shortest first, such as 24 and 168 for a day and a week of hours. May be empty. */
public record Seasons(List<Integer> lengths) {

    public static final Seasons NONE = new Seasons(List.of());

    public Seasons {
        lengths = lengths.stream().distinct().sorted().toList();
        if (!lengths.isEmpty() && lengths.getFirst() < 2) {
            throw new IllegalArgumentException("a season must be >= 2 steps, was " + lengths.getFirst());
        }
    }

    public static Seasons of(int... lengths) {
        List<Integer> boxed = new ArrayList<>();
        for (int length : lengths) {
            boxed.add(length);
        }
        return new Seasons(boxed);
    }

    /** A day and a week, as far as they are whole multiples of the step and longer than one step. */
    public static Seasons ofCalendar(Duration step) {
        List<Integer> lengths = new ArrayList<>();
        for (Duration season : List.of(Duration.ofDays(1), Duration.ofDays(7))) {
            long steps = season.dividedBy(step);
            boolean whole = step.multipliedBy(steps).equals(season);
            if (whole && steps >= 2) {
                lengths.add(Math.toIntExact(steps));
            }
        }
        return new Seasons(lengths);
    }

    public boolean isEmpty() {
        return lengths.isEmpty();
    }

    /** Steps of the shortest season, 1 when there is none (so that "one season ago" is the step before). */
    public int shortest() {
        return lengths.isEmpty() ? 1 : lengths.getFirst();
    }

    /** Steps of the longest season, 1 when there is none. */
    public int longest() {
        return lengths.isEmpty() ? 1 : lengths.getLast();
    }

    /** Those of at most this many steps. */
    public Seasons upTo(int steps) {
        return new Seasons(lengths.stream().filter(length -> length <= steps).toList());
    }
}
