package dev.headroom.alerts.delivery;

import dev.headroom.alerts.DeliveryAttempt.Outcome;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What was told to whom, and every attempt. Thread-safe. */
public interface DeliveryLedger {

    /** Incidents that fire, and those that ended lately whose end the channel has not been told. */
    List<Standing> standings(String channel, Instant now);

    /** By the key of the group. */
    Map<String, GroupState> groups(String channel);

    /** Writes down that an attempt begins, before anything is sent; returns its number. */
    long begin(Attempt attempt, Instant now);

    /** Ends an attempt that told nothing. */
    void failed(long attempt, Outcome outcome, String detail, Instant now);

    /** Ends an attempt that was taken, and with it what the channel knows, in one transaction. */
    void delivered(long attempt, String detail, List<Notice> notices, Map<String, GroupState> after, Instant now);

    /** Marks attempts that a process which is gone did not end. */
    void interrupt(Instant now);

    /** Forgets what channels knew that are no longer configured; returns how many incidents they would have followed. */
    int forgetExcept(Collection<String> channels);

    /** An attempt that begins: one notice, or several that are told in one message. */
    record Attempt(String channel, List<Notice> notices) {
        public Attempt {
            notices = List.copyOf(notices);
        }
    }
}
