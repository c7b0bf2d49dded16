package dev.headroom.dashboard.cli.importing;

import dev.headroom.dashboard.configuration.unit.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as they are given to an import: 2026-11-01T00:00:00Z, 2026-11-01 (UTC), now or now-30d. */
final class TimeText {

    private TimeText() {}

    static Instant parse(String name, String text, Instant now) {
        try {
            if (text.equals("now")) {
                return now;
            }
            if (text.startsWith("now-")) {
                return now.minus(Span.parse(text.substring("now-".length())));
            }
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException unreadable) {
            throw new IllegalArgumentException(
                    name + " must be a time such as 2026-11-01T00:00:00Z, 2026-11-01, now or now-30d, was " + text,
                    unreadable);
        }
    }
}
