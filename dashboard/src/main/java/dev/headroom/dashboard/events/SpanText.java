package dev.headroom.dashboard.events;

import java.time.Duration;

/** Durations as they are typed, so that a form can be filled with what it will read again: 24h, 1h30m. */
final class SpanText {
    private SpanText() {}

    static String of(Duration duration) {
        StringBuilder text = new StringBuilder();
        append(text, duration.toHours(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void append(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(count).append(unit);
        }
    }
}
