package dev.headroom.dashboard.api;

import dev.headroom.dashboard.configuration.unit.Span;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A point in time as callers write it: {@code 2026-11-21T08:00:00Z}, {@code now} or {@code now-6h}. */
public final class TimePoint {

    private static final Duration FARTHEST = Duration.ofDays(3660);

    private TimePoint() {}

    public static Instant parse(String name, String text, Instant now) {
        try {
            Instant point = text.startsWith("now") ? relative(text, now) : absolute(text);
            if (Duration.between(point, now).abs().compareTo(FARTHEST) > 0) {
                throw Refusal.badRequest(name + " must lie within ten years of now");
            }
            return point;
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException unreadable) {
            throw Refusal.badRequest(name + " must be an ISO 8601 time with zone, now, or now-6h");
        }
    }

    private static Instant relative(String text, Instant now) {
        if (text.equals("now")) {
            return now;
        }
        if (!text.startsWith("now-")) {
            throw new IllegalArgumentException("only the past can be asked for");
        }
        return now.minus(Span.parse(text.substring("now-".length())));
    }

    /** A plus sign that was not encoded arrives as a blank. */
    private static Instant absolute(String text) {
        return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    }
}
