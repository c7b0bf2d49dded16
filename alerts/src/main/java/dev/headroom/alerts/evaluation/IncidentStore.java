package dev.headroom.alerts.evaluation;

import java.time.Instant;
import java.util.List;

/** Keeps the state of open incidents. Thread-safe. */
public interface IncidentStore {

    /** Pending and firing ones. */
    List<Tracked> open();

    /** Stores the changes in one transaction. A second run with the same changes makes no second incident. */
    void apply(List<Change> changes, Instant now);
}
