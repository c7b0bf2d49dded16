package dev.headroom.dashboard.page;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which stretch of time a page shows. A relative range moves with the clock and stays relative in addresses. */
public sealed interface TimeRange {
    Duration SHORTEST = Duration.ofMinutes(1);
    Duration LONGEST = Duration.ofDays(366L * 3);
    List<Duration> QUICK = List.of(
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(24),
            Duration.ofDays(7),
            Duration.ofDays(14),
            Duration.ofDays(30));

    /** The last stretch up to now. */
    record Last(Duration length) implements TimeRange {
        public Last {
            requireSensible(length);
        }
    }

    /** Two fixed moments. */
    record Between(Instant from, Instant to) implements TimeRange {
        public Between {
            requireSensible(Duration.between(from, to));
        }
    }

    default Instant from(Instant now) {
        return switch (this) {
            case Last(Duration length) -> now.minus(length);
            case Between(Instant from, Instant _) -> from;
        };
    }

    default Instant to(Instant now) {
        return switch (this) {
            case Last _ -> now;
            case Between(Instant _, Instant to) -> to;
        };
    }

    default Duration length() {
        return switch (this) {
            case Last(Duration length) -> length;
            case Between(Instant from, Instant to) -> Duration.between(from, to);
        };
    }

    /** Half the length earlier (negative) or later; relative again when it would pass now. */
    default TimeRange shifted(int halves, Instant now) {
        Duration step = length().dividedBy(2).multipliedBy(halves);
        Instant to = to(now).plus(step);
        return to.isBefore(now) ? new Between(from(now).plus(step), to) : new Last(length());
    }

    /** Twice the length; an absolute range grows on both sides, as far as now. */
    default TimeRange wider(Instant now) {
        Duration half = length().dividedBy(2);
        Duration twice = length().multipliedBy(2);
        if (twice.compareTo(LONGEST) > 0) {
            return this;
        }
        return switch (this) {
            case Last _ -> new Last(twice);
            case Between(Instant from, Instant to) -> {
                Instant end = to.plus(half);
                yield end.isBefore(now) ? new Between(from.minus(half), end) : new Between(now.minus(twice), now);
            }
        };
    }

    /** The start as it stands in an address: {@code now-6h}, or ISO time. */
    default String fromText() {
        return switch (this) {
            case Last(Duration length) -> "now-" + compact(length);
            case Between(Instant from, Instant _) -> from.toString();
        };
    }

    default String toText() {
        return switch (this) {
            case Last _ -> "now";
            case Between(Instant _, Instant to) -> to.toString();
        };
    }

    /** Reads what {@link #fromText()} and {@link #toText()} wrote; empty when the texts make no sensible range. */
    static Optional<TimeRange> parse(String from, String to) {
        try {
            if (to.equals("now")) {
                return relative(from).map(Last::new);
            }
            return Optional.of(new Between(Instant.parse(from), Instant.parse(to)));
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> relative(String from) {
        Matcher matcher = Pattern.compile("now-(\\d{1,6})([mhdw])").matcher(from.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    case "d" -> Duration.ofDays(amount);
                    default -> Duration.ofDays(amount * 7);
                });
    }

    private static String compact(Duration length) {
        if (length.toHours() >= 48 && length.toMinutes() % (24 * 60) == 0) {
            return length.toDays() + "d";
        }
        return length.toMinutes() % 60 == 0 ? length.toHours() + "h" : length.toMinutes() + "m";
    }

    private static void requireSensible(Duration length) {
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "range must be between " + SHORTEST + " and " + LONGEST + ", was " + length);
        }
    }
}
