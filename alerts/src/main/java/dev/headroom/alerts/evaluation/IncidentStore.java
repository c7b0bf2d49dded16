package dev.headroom.alerts.evaluation;

import java.time.Instant;
import java.util.List;

/** Keeps the state of open incidents. Thread-safe. */
public interface IncidentStore {

    /** Pending and firing ones. */
    List<Tracked> open();

    /**
     * Stores the changes and, in the same transaction, one message per told change and channel. A second run with the
     * same changes makes no second incident and no second message.
     */
    void apply(List<Change> changes, List<String> channels, Instant now);
}
