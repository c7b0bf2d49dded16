package dev.headroom.alerts;

import java.time.Instant;
import java.util.List;

/** Every attempt to tell a channel, newest first. Thread-safe. */
public interface DeliveryLog {

    List<DeliveryAttempt> between(Instant from, Instant to, int limit);

    List<DeliveryAttempt> ofIncident(long incident, int limit);
}
