package dev.headroom.collector.fleet;

import java.time.Duration;

/**
 * What users of a service were promised.
 *
 * @param availability share of requests answered without failure, 0 to 1
 * @param ttft 95th percentile of the time to first token
 * @param tpot 95th percentile of the time per output token
 */
public record Slo(double availability, Duration ttft, Duration tpot) {

    public static final Slo DEFAULT = new Slo(0.9995, Duration.ofSeconds(2), Duration.ofMillis(50));

    public Slo {
        if (!(availability > 0 && availability < 1)) {
            throw new IllegalArgumentException("slo.availability must be between 0 and 100 %, was " + availability);
        }
        if (!ttft.isPositive()) {
            throw new IllegalArgumentException("slo.ttft must be > 0, was " + ttft);
        }
        if (!tpot.isPositive()) {
            throw new IllegalArgumentException("slo.tpot must be > 0, was " + tpot);
        }
    }
}
