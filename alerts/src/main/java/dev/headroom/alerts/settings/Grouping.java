package dev.headroom.alerts.settings;

import java.time.Duration;
import java.util.List;

/**
 * Which incidents share a message, and how often a group may be told.
 *
 * @param by labels with equal values form a group; none puts everything into one
 * @param firstWait after the first message of a group, what follows is collected for so long
 * @param interval between later messages of a group that does not come to rest
 * @param repeat after which a group that still fires, and that nobody acknowledged, is told again
 */
public record Grouping(List<String> by, Duration firstWait, Duration interval, Duration repeat) {

    public static final Grouping USUAL =
            new Grouping(List.of("service"), Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(4));

    public Grouping {
        by = List.copyOf(by);
        if (firstWait.isNegative()
                || interval.compareTo(firstWait) < 0
                || repeat.compareTo(interval) < 0
                || repeat.isZero()) {
            throw new IllegalArgumentException("grouping must have 0 <= wait <= interval <= repeat, was " + firstWait
                    + ", " + interval + ", " + repeat);
        }
    }
}
