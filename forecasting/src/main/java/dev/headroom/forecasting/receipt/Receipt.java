package dev.headroom.forecasting.receipt;

import dev.headroom.collector.fleet.ServiceName;
import java.time.Duration;
import java.time.Instant;

/**
 * What one outlook advised.
 *
 * @param lead from the decision to a serving replica, as it was then
 * @param due replicas that were to be had or started at {@code madeAt}
 * @param lastValue replicas that the load of that moment, with the margin of last value, would have asked for
 * @param perReplica μ as it was then, requests/s
 */
public record Receipt(ServiceName service, Instant madeAt, Duration lead, int due, int lastValue, double perReplica) {

    /** When the advised replicas would have served first. */
    public Instant served() {
        return madeAt.plus(lead);
    }
}
