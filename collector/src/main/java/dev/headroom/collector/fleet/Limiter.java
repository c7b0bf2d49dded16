package dev.headroom.collector.fleet;

import java.time.Duration;

/**
 * The token bucket in front of a service.
 *
 * @param rps requests per second that refill the bucket
 * @param burst requests the bucket holds
 * @param window over which the limiter counts
 */
public record Limiter(double rps, double burst, Duration window) {
    public Limiter {
        if (!(rps > 0)) {
            throw new IllegalArgumentException("limiter.rps must be > 0, was " + rps);
        }
        if (!(burst >= 0)) {
            throw new IllegalArgumentException("limiter.burst must be >= 0, was " + burst);
        }
        if (!window.isPositive()) {
            throw new IllegalArgumentException("limiter.window must be > 0, was " + window);
        }
    }
}
