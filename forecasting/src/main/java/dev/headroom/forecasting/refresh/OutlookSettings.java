package dev.headroom.forecasting.refresh;

import java.time.Duration;
import java.time.Instant;

/**
 * How outlooks are made.
 *
 * @param step resolution of the forecast
 * @param history how far back it learns
 * @param horizon how far ahead it looks
 * @param staleAfter newest sample older than this means no forecast
 * @param scrapeInterval delay until a change of load is seen
 */
public record OutlookSettings(
        Duration step, Duration history, Duration horizon, Duration staleAfter, Duration scrapeInterval) {

    public static OutlookSettings scrapedEvery(Duration scrapeInterval) {
        return new OutlookSettings(
                Duration.ofMinutes(10), Duration.ofDays(14), Duration.ofDays(2), Duration.ofMinutes(5), scrapeInterval);
    }

    public OutlookSettings {
        if (!step.isPositive() || history.compareTo(step) < 0 || horizon.compareTo(step) < 0) {
            throw new IllegalArgumentException(
                    "history and horizon must be >= step > 0, were " + history + ", " + horizon + " and " + step);
        }
    }

    /** The last whole step's end at or before this time. */
    Instant stepBefore(Instant time) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), step.toSeconds()) * step.toSeconds());
    }

    int stepsAhead() {
        return Math.toIntExact(horizon.dividedBy(step));
    }
}
