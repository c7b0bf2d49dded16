package dev.headroom.collector.backfill;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The half-open stretch of time {@code [from, to)}. */
public record Stretch(Instant from, Instant to) {
    public Stretch {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from must lie before to, were " + from + " and " + to);
        }
    }

    public boolean contains(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    /** The part within the hour that begins at this stretch's start. */
    Stretch firstHour() {
        Instant next = from.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        return new Stretch(from, next.isBefore(to) ? next : to);
    }

    boolean isWholeHour() {
        return length().equals(Duration.ofHours(1)) && from.equals(from.truncatedTo(ChronoUnit.HOURS));
    }
}
