package dev.headroom.collector.storage;

import java.time.Instant;

/** Minutes and hours made from samples. Thread-safe; several callers, also in other processes, wait for each other. */
public interface Rollups {

    /**
     * Rolls up {@code [from, to)}, moved outwards to whole hours, at once. Meant for a stretch of the past that was written
     * in bulk; what is scraped is rolled up without being asked. A second call gives the same rows.
     */
    void rollUp(Instant from, Instant to);

    /**
     * The same for a stretch of which some samples may be gone already: rollups that are there and that no sample makes
     * anew stay. A second call gives the same rows.
     */
    void fillIn(Instant from, Instant to);
}
