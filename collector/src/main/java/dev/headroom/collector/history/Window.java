package dev.headroom.collector.history;

import java.time.Duration;
import java.time.Instant;

/** A half-open range of time {@code [from, to)} cut into steps; {@code from} lies on a multiple of the step (UTC). */
public record Window(Instant from, Instant to, Duration step) {

    /** More points than this per series help nobody and are refused. */
    public static final int MOST_POINTS = 12_000;

    public Window {
        if (step.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("step must be >= 1 s, was " + step);
        }
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from must be before to, was " + from + " and " + to);
        }
        if (Duration.between(from, to).dividedBy(step) > MOST_POINTS) {
            throw new IllegalArgumentException("range / step must be <= " + MOST_POINTS + " points, was "
                    + Duration.between(from, to) + " / " + step);
        }
    }

    /** The window that covers {@code from} to {@code to}, moved outwards to whole steps. */
    public static Window covering(Instant from, Instant to, Duration step) {
        long seconds = step.toSeconds();
        long start = Math.floorDiv(from.getEpochSecond(), seconds) * seconds;
        long end = Math.ceilDiv(to.getEpochSecond() + (to.getNano() > 0 ? 1 : 0), seconds) * seconds;
        return new Window(Instant.ofEpochSecond(start), Instant.ofEpochSecond(Math.max(end, start + seconds)), step);
    }

    public int points() {
        return Math.toIntExact(Math.ceilDiv(Duration.between(from, to).toSeconds(), step.toSeconds()));
    }

    public Instant timeOf(int point) {
        return from.plus(step.multipliedBy(point));
    }
}
