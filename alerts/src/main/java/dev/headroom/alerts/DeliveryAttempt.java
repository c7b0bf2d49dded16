package dev.headroom.alerts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One attempt to tell a channel of a group of incidents.
 *
 * @param channel name of the channel as configured, never its address
 * @param group the labels that its incidents share, such as {@code {service="deepseek-r1"}}
 * @param dedupeKey two attempts of one key carried the same message
 * @param firing how many incidents it said are firing
 * @param resolved how many it said are over
 * @param detail the answer of the receiver in one sentence, without secrets
 */
public record DeliveryAttempt(
        long id,
        String channel,
        String group,
        String dedupeKey,
        int firing,
        int resolved,
        Instant startedAt,
        Optional<Instant> endedAt,
        Outcome outcome,
        String detail,
        List<Long> incidents) {
    public DeliveryAttempt {
        incidents = List.copyOf(incidents);
    }

    /** How an attempt ended, or that it has not. */
    public enum Outcome {
        STARTED,
        DELIVERED,
        /** It failed and is repeated. */
        RETRIED,
        /** The receiver will not take it, so it is not repeated. */
        REFUSED,
        /** The process ended before it did; it is repeated, for nobody knows whether it arrived. */
        INTERRUPTED
    }
}
