package dev.headroom.alerts.notification;

/**
 * One channel. It hands over once, within a deadline of its own that covers the whole exchange, and reports every failure
 * as an outcome; retrying is not its business. Thread-safe.
 */
public interface Notifier {

    /** Name as configured. */
    String channel();

    Handover handOver(Notification notification);
}
