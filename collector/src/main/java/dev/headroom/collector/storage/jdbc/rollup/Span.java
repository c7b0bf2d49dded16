package dev.headroom.collector.storage.jdbc.rollup;

import java.time.Duration;
import java.time.Instant;

/** The half-open stretch of time {@code [from, to)}. */
record Span(Instant from, Instant to) {

    /** The shortest span of whole buckets that holds this one; buckets count from 1970. */
    Span outwards(Duration bucket) {
        long seconds = bucket.toSeconds();
        long start = Math.floorDiv(from.getEpochSecond(), seconds) * seconds;
        long end = Math.ceilDiv(to.getEpochSecond() + (to.getNano() > 0 ? 1 : 0), seconds) * seconds;
        return new Span(Instant.ofEpochSecond(start), Instant.ofEpochSecond(Math.max(end, start + seconds)));
    }

    Duration length() {
        return Duration.between(from, to);
    }
}
