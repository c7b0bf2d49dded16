package dev.headroom.alerts;

import java.time.Instant;

/**
 * Where a message of an incident stands with one channel.
 *
 * @param channel name of the channel as configured, never its address
 * @param detail last answer of the receiver in one sentence, without secrets; empty when there is nothing to say
 */
public record Delivery(String channel, State state, int attempts, Instant changedAt, String detail) {
    public enum State {
        WAITING,
        DELIVERED,
        FAILED
    }
}
