package dev.headroom.forecasting.training;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How models are trained in the background.
 *
 * @param enabled whether at all
 * @param treesEvery how old boosted trees become
 * @param units cells of the recurrent layer
 * @param startDelay how long networks leave a starting process alone; trees never longer than a minute
 * @param warmEvery pause between rounds that add the newest history to a network
 * @param nightly when, in {@code zone}, a network is trained from nothing
 */
public record TrainingSettings(
        boolean enabled,
        Duration treesEvery,
        int units,
        Duration startDelay,
        Duration warmEvery,
        LocalTime nightly,
        ZoneId zone) {

    private static final Duration MOST_OFTEN = Duration.ofMinutes(10);

    /** As without a word in the configuration. */
    public static final TrainingSettings DEFAULT = new TrainingSettings(
            true,
            Duration.ofHours(1),
            50,
            Duration.ofMinutes(10),
            Duration.ofHours(6),
            LocalTime.of(3, 0),
            ZoneOffset.UTC);

    public TrainingSettings {
        if (units < 1 || units > 512) {
            throw new IllegalArgumentException("units must be 1 to 512, was " + units);
        }
        if (treesEvery.compareTo(MOST_OFTEN) < 0) {
            throw new IllegalArgumentException("trees must be trained >= 10 min apart, was " + treesEvery);
        }
        if (startDelay.isNegative() || warmEvery.compareTo(MOST_OFTEN) < 0) {
            throw new IllegalArgumentException("start delay must be >= 0 and warm rounds >= 10 min apart, were "
                    + startDelay + " and " + warmEvery);
        }
    }
}
