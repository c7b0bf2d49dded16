package dev.headroom.dashboard.api;

import dev.headroom.collector.history.Window;
import dev.headroom.dashboard.configuration.unit.Span;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The window a caller asked for, cut to what is sensible to answer.
 *
 * @param message what was changed and why; empty when nothing was
 */
public record SeriesQuery(Window window, String message) {

    /** More points than this per series no screen shows. */
    public static final int MOST_POINTS = 2_000;

    private static final long USUAL_POINTS = 300;
    private static final long[] NICE_STEPS_SECONDS = {
        15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, 86_400, 604_800
    };

    /** Chooses a step when {@code step} is null, and widens one that would give too many points. */
    public static SeriesQuery of(Instant from, Instant to, @Nullable String step) {
        if (!from.isBefore(to)) {
            throw Refusal.badRequest("from must be before to");
        }
        Duration range = Duration.between(from, to);
        if (step == null) {
            return new SeriesQuery(Window.covering(from, to, niceStep(range.toSeconds() / USUAL_POINTS)), "");
        }
        Duration asked = parse(step);
        long fewest = Math.ceilDiv(range.toSeconds(), MOST_POINTS - 1L);
        if (asked.toSeconds() >= fewest) {
            return new SeriesQuery(Window.covering(from, to, asked), "");
        }
        Duration widened = niceStep(fewest);
        String message = "step was widened from %d to %d seconds: a series has at most %d points"
                .formatted(asked.toSeconds(), widened.toSeconds(), MOST_POINTS);
        return new SeriesQuery(Window.covering(from, to, widened), message);
    }

    private static Duration parse(String step) {
        try {
            Duration asked = Span.parse(step);
            if (asked.compareTo(Duration.ofSeconds(1)) < 0) {
                throw Refusal.badRequest("step must be at least 1s");
            }
            return Duration.ofSeconds(asked.toSeconds());
        } catch (IllegalArgumentException | java.time.DateTimeException | ArithmeticException unreadable) {
            throw Refusal.badRequest("step must be a duration like 60s, 5m or PT10M");
        }
    }

    private static Duration niceStep(long leastSeconds) {
        for (long nice : NICE_STEPS_SECONDS) {
            if (nice >= leastSeconds) {
                return Duration.ofSeconds(nice);
            }
        }
        long week = NICE_STEPS_SECONDS[NICE_STEPS_SECONDS.length - 1];
        return Duration.ofSeconds(Math.ceilDiv(leastSeconds, week) * week);
    }
}
