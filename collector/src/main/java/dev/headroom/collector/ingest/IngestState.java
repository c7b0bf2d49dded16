package dev.headroom.collector.ingest;

import java.time.Duration;
import java.util.Optional;

/**
 * How far the store is behind what was accepted.
 *
 * @param lag age of the oldest sample that is not stored yet; zero when all are
 * @param waiting scrapes that are not stored yet
 * @param diskBytes size of the queue on disk
 * @param trouble why the queue on disk does not take anything, in one sentence
 */
public record IngestState(Duration lag, long waiting, long diskBytes, Optional<String> trouble) {
    /** A lag that no healthy database shows. */
    private static final Duration NOTABLE = Duration.ofSeconds(30);

    public boolean isBehind() {
        return lag.compareTo(NOTABLE) > 0;
    }
}
