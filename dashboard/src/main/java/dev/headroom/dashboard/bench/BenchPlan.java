package dev.headroom.dashboard.bench;

import java.nio.file.Path;
import java.time.Duration;

/**
 * One measurement.
 *
 * @param page the metrics page that every target shows, with counters that move
 * @param warmUp time before the measurement begins, in which the JVM compiles what it runs often
 */
public record BenchPlan(Path page, int targets, Duration interval, Duration warmUp, Duration duration) {
    public BenchPlan {
        if (targets < 1) {
            throw new IllegalArgumentException("targets must be >= 1, was " + targets);
        }
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("interval must be >= 1 s, was " + interval);
        }
        if (warmUp.isNegative() || !duration.isPositive()) {
            throw new IllegalArgumentException("duration must be > 0 and warm-up >= 0");
        }
    }
}
