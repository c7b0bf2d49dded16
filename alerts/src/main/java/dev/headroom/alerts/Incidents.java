package dev.headroom.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Incidents, newest first. Thread-safe. */
public interface Incidents {

    /** Everything firing now, critical first. */
    List<Incident> firing();

    /** Incidents that fired or resolved in the range, at most {@code limit}. */
    List<Incident> between(Instant from, Instant to, int limit);

    Optional<Incident> find(long id);

    /**
     * Says that {@code who} takes care. False when the incident is unknown or over; a second call keeps the first name.
     *
     * @param origin where it was said, for the audit
     */
    boolean acknowledge(long id, String who, String origin);
}
