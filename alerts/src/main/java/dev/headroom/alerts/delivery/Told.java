package dev.headroom.alerts.delivery;

import dev.headroom.alerts.Severity;
import dev.headroom.alerts.notification.Message;
import java.time.Instant;

/**
 * What a channel last took about an incident.
 *
 * @param acknowledged whether that somebody takes care was part of it
 */
public record Told(Message.Kind kind, Severity severity, Instant at, boolean acknowledged) {}
