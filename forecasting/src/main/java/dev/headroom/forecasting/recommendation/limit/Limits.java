package dev.headroom.forecasting.recommendation.limit;

import java.time.Duration;

/**
 * A token bucket that keeps a service within its objective, and what its engines should let in.
 *
 * @param rps requests per second, {@code rps_limit}
 * @param burst requests, {@code burst_limit}
 * @param window {@code window_ms}
 */
public record Limits(double rps, double burst, Duration window, Admission admission) {

    /** The token bucket alone. */
    public Limits(double rps, double burst, Duration window) {
        this(rps, burst, window, Admission.UNKNOWN);
    }
}
