package dev.headroom.alerts.silence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The silences of this installation. Every change is audited. Thread-safe. */
public interface Silences {

    /** Active and coming ones first, then those that ended, newest first; at most {@code limit}. */
    List<Silence> all(int limit);

    /** Those that are in force at the moment. */
    List<Silence> active(Instant now);

    Optional<Silence> find(long id);

    /** Stores a new one; its id is given by the store. */
    Silence create(Silence silence, String origin);

    /** Replaces what it matches, when, and why; empty when it is unknown or over. */
    Optional<Silence> change(Silence silence, String who, String origin);

    /** Ends it now; one that has not begun never will. False when it is unknown or over. */
    boolean expire(long id, String who, String origin);
}
