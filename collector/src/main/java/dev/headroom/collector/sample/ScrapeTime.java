package dev.headroom.collector.sample;

import java.time.Instant;

/**
 * When something was read.
 *
 * @param wall by the clock on the wall, which somebody may set; rows carry it
 * @param steady by a clock that only runs forward, from an origin of its own; intervals are measured by it
 */
public record ScrapeTime(Instant wall, Instant steady) {

    /** Now by this process's own steady clock. */
    public static ScrapeTime now(Instant wall) {
        return new ScrapeTime(wall, Instant.EPOCH.plusNanos(System.nanoTime()));
    }

    /** For the past, whose clock nobody sets any longer. */
    public static ScrapeTime at(Instant wall) {
        return new ScrapeTime(wall, wall);
    }
}
