package dev.headroom.collector.storage;

import java.time.Duration;

/**
 * How long rows are kept.
 *
 * @param raw samples as scraped
 * @param minutes one-minute rollups
 * @param hours one-hour rollups
 */
public record Retention(Duration raw, Duration minutes, Duration hours) {
    public static final Retention DEFAULT =
            new Retention(Duration.ofDays(15), Duration.ofDays(90), Duration.ofDays(3 * 365));

    public Retention {
        if (raw.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("raw retention must be >= 1 day, was " + raw);
        }
        if (minutes.compareTo(raw) < 0 || hours.compareTo(minutes) < 0) {
            throw new IllegalArgumentException(
                    "retention must be raw <= minutes <= hours, was " + raw + ", " + minutes + ", " + hours);
        }
    }
}
