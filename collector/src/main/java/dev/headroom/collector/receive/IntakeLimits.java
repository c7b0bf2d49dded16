package dev.headroom.collector.receive;

import java.time.Duration;

/**
 * What is taken from those who push.
 *
 * @param window how long an instant waits for its missing series, from its first sample on
 * @param oldest samples older than this are refused
 * @param ahead samples further in the future are refused
 * @param origins at the same time
 * @param openSamples of all instants that wait
 */
public record IntakeLimits(Duration window, Duration oldest, Duration ahead, int origins, int openSamples) {

    public IntakeLimits {
        if (!window.isPositive() || !oldest.isPositive() || !ahead.isPositive()) {
            throw new IllegalArgumentException(
                    "window, oldest and ahead must be > 0, were " + window + ", " + oldest + ", " + ahead);
        }
        if (origins < 1 || openSamples < 1) {
            throw new IllegalArgumentException(
                    "origins and openSamples must be >= 1, were " + origins + " and " + openSamples);
        }
    }

    /** Sound limits where samples are kept this long. */
    public static IntakeLimits keeping(Duration oldest) {
        return new IntakeLimits(Duration.ofSeconds(10), oldest, Duration.ofMinutes(10), 5_000, 1_000_000);
    }
}
