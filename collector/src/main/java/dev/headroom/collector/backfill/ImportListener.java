package dev.headroom.collector.backfill;

import java.time.Instant;

/** Is told how far an import is. */
@FunctionalInterface
public interface ImportListener {

    /** Share of the stretch that is done, 0 to 1, and until when. */
    void progress(double share, Instant doneUntil, ImportTally tally);
}
