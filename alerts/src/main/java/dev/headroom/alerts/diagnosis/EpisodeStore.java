package dev.headroom.alerts.diagnosis;

import dev.headroom.collector.fleet.ServiceName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps episodes that are over, so that a month of them is read rather than found anew. Thread-safe. */
public interface EpisodeStore {

    /** Up to when every episode of the service is kept; empty when none has been looked for. */
    Optional<Instant> keptUntil(ServiceName service);

    /** Kept ones that touch the range, oldest first. */
    List<Episode> between(ServiceName service, Instant from, Instant to);

    /** Adds episodes and moves {@link #keptUntil}, both or neither. One that is kept already stays as it is. */
    void keep(ServiceName service, List<Episode> episodes, Instant until);
}
