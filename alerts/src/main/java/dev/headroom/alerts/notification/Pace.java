package dev.headroom.alerts.notification;

import java.time.Duration;
import java.util.List;

/**
 * What a receiver bears.
 *
 * @param limits that must all be kept; none means no limit
 * @param summarises whether many groups may be told in one message; a machine wants each by itself
 * @param followsAcknowledgement whether it is told that somebody takes care, because it can show it in place
 */
public record Pace(List<Limit> limits, boolean summarises, boolean followsAcknowledgement) {

    /** A receiver that reads every message by itself and bears any number. */
    public static final Pace OF_A_MACHINE = new Pace(List.of(), false, false);

    public Pace {
        limits = List.copyOf(limits);
    }

    /** So many messages at once, and as many again over the period. */
    public record Limit(int messages, Duration period) {}

    public static Pace of(Limit... limits) {
        return new Pace(List.of(limits), true, false);
    }
}
