package dev.headroom.forecasting.training;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How networks are trained in the background.
 *
 * @param enabled whether at all
 * @param units cells of the recurrent layer
 * @param startDelay how long a starting process is left alone
 * @param warmEvery pause between rounds that add the newest history
 * @param nightly when, in {@code zone}, a network is trained from nothing
 */
public record TrainingSettings(
        boolean enabled, int units, Duration startDelay, Duration warmEvery, LocalTime nightly, ZoneId zone) {

    /** As without a word in the configuration. */
    public static final TrainingSettings DEFAULT = new TrainingSettings(
            true, 50, Duration.ofMinutes(10), Duration.ofHours(6), LocalTime.of(3, 0), ZoneOffset.UTC);

    public TrainingSettings {
        if (units < 1 || units > 512) {
            throw new IllegalArgumentException("units must be 1 to 512, was " + units);
        }
        if (startDelay.isNegative() || warmEvery.compareTo(Duration.ofMinutes(10)) < 0) {
            throw new IllegalArgumentException("start delay must be >= 0 and warm rounds >= 10 min apart, were "
                    + startDelay + " and " + warmEvery);
        }
    }
}
