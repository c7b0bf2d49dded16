package dev.headroom.alerts.notification;

import dev.headroom.alerts.settings.Grouping;

/**
 * One channel. It hands over once, within a deadline of its own that covers the whole exchange, and reports every failure
 * as an outcome; retrying is not its business. Thread-safe.
 */
public interface Notifier {

    /** Name as configured. */
    String channel();

    Handover handOver(Notification notification);

    /** What the receiver bears. */
    default Pace pace() {
        return Pace.of();
    }

    /** How this channel groups, where it differs from what is configured for people. */
    default Grouping grouping(Grouping configured) {
        return configured;
    }
}
