package dev.headroom.alerts.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Messages on their way. They are put in together with the transition they tell of, by the incident store. Thread-safe.
 */
public interface Outbox {

    /**
     * Takes the due messages of the channel's oldest evaluation and counts an attempt for each. Whoever takes them must
     * report back before {@code leaseEnd}; if it dies, they are due again then, so a message may be sent twice but is
     * never lost. A message is not due while an earlier one of its incident still waits for this channel.
     */
    List<Due> take(String channel, Instant now, Instant leaseEnd);

    /** Reports attempts, with a line in the log of attempts for each. */
    void record(List<Attempt> attempts);

    /** Gives up messages of channels that are no longer configured; returns how many. */
    int abandonExcept(Collection<String> channels, Instant now);

    /** Makes everything that waits due at once: called when this process starts and nobody holds a lease. */
    void releaseLeases(Instant now);
}
