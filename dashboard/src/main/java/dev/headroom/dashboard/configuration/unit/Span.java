package dev.headroom.dashboard.configuration.unit;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as operators write them: {@code 50ms}, {@code 90s}, {@code 2h}, {@code 15d}, {@code 3y}, {@code 1h30m}. */
public final class Span {

    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d|w|y)");
    private static final Duration YEAR = Duration.ofDays(365);

    private Span() {}

    public static Duration parse(String text) {
        String trimmed = text.strip();
        if (trimmed.startsWith("P")) {
            return Duration.parse(trimmed);
        }
        Matcher part = PART.matcher(trimmed);
        Duration sum = Duration.ZERO;
        int end = 0;
        while (end < trimmed.length() && part.find(end) && part.start() == end) {
            sum = sum.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
            end = part.end();
        }
        if (end == 0 || end < trimmed.length()) {
            throw new IllegalArgumentException("duration must look like 90s, 2h or 15d, was " + text);
        }
        return sum;
    }

    private static Duration unit(String name) {
        return switch (name) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            case "w" -> Duration.ofDays(7);
            case "y" -> YEAR;
            default -> throw new IllegalArgumentException("unknown unit " + name);
        };
    }
}
