package dev.headroom.dashboard.format;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes times in one zone and numbers with their unit, in one language. An unknown number is {@link #UNKNOWN}. */
public record Format(Locale locale, ZoneId zone, Words words) {
    public static final String UNKNOWN = "–";

    private static final double KILO = 1e3;
    private static final double KIBI = 1024;
    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    /** Three digits, grouped, with an SI prefix from ten thousand on: 0.62, 38.1, 1,182, 13.6 k. */
    public String number(double value) {
        double size = Math.abs(value);
        if (Double.isNaN(value)) {
            return UNKNOWN;
        } else if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        } else if (size >= KILO * KILO * KILO) {
            return decimals(value / (KILO * KILO * KILO), 2) + " G";
        } else if (size >= KILO * KILO) {
            return decimals(value / (KILO * KILO), 2) + " M";
        } else if (size >= 10 * KILO) {
            return decimals(value / KILO, 1) + " k";
        }
        return decimals(value, size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : 2);
    }

    /** A whole number, grouped: 10,000. */
    public String count(double value) {
        return Double.isNaN(value) ? UNKNOWN : decimals(value, 0);
    }

    /** As the driver tells it, to the tenth; 16.365 W would look like 16 W otherwise. */
    public String watts(double watts) {
        return Double.isNaN(watts) ? UNKNOWN : decimals(watts, 1) + " W";
    }

    public String with(double value, String unit) {
        return Double.isNaN(value) ? UNKNOWN : number(value) + " " + unit;
    }

    public String rate(double perSecond) {
        return with(perSecond, words.of("unit.rps"));
    }

    /** A share of one as percent: 0.04 is 4.0 %. */
    public String percent(double ratio) {
        double size = Math.abs(ratio) * 100;
        if (Double.isNaN(ratio)) {
            return UNKNOWN;
        }
        return decimals(ratio * 100, size == 0 || size >= 9.95 ? 0 : size >= 1 ? 1 : 2) + " %";
    }

    /** A latency: 620 ms, 1.31 s. */
    public String seconds(double seconds) {
        if (Double.isNaN(seconds)) {
            return UNKNOWN;
        } else if (seconds == 0) {
            return "0 s";
        } else if (seconds < 1e-3) {
            return decimals(seconds * 1e6, 0) + " µs";
        } else if (seconds < 1) {
            return decimals(seconds * 1e3, seconds < 0.01 ? 1 : 0) + " ms";
        }
        return decimals(seconds, seconds < 10 ? 2 : 1) + " s";
    }

    /** A promised or configured length of time, without digits that say nothing: 2 s, 50 ms. */
    public String latency(Duration duration) {
        return seconds(duration.toNanos() / 1e9).replaceFirst("\\.0+ ", " ");
    }

    /** IEC units: 67.2 KiB. */
    public String bytes(double bytes) {
        if (Double.isNaN(bytes)) {
            return UNKNOWN;
        }
        int unit = 0;
        double value = bytes;
        while (Math.abs(value) >= KIBI && unit < BYTE_UNITS.length - 1) {
            value /= KIBI;
            unit++;
        }
        return decimals(value, unit == 0 || value >= 100 ? 0 : 1) + " " + BYTE_UNITS[unit];
    }

    /** The two greatest units of a duration: 3 h 20 min. */
    public String span(Duration duration) {
        Duration length = duration.abs();
        if (length.toDays() > 0) {
            return joined("span.days", length.toDays(), "span.hours", length.toHoursPart());
        } else if (length.toHours() > 0) {
            return joined("span.hours", length.toHours(), "span.minutes", length.toMinutesPart());
        } else if (length.toMinutes() >= 10) {
            return words.of("span.minutes", length.toMinutes());
        } else if (length.toMinutes() > 0) {
            return joined("span.minutes", length.toMinutes(), "span.seconds", length.toSecondsPart());
        }
        return words.of("span.seconds", length.toSeconds());
    }

    /** How far a moment is from now: in 3 h 20 min, 4 s ago. */
    public String distance(Instant then, Instant now) {
        Duration ahead = Duration.between(now, then);
        return words.of(ahead.isNegative() ? "time.ago" : "time.in", span(ahead));
    }

    /** The wall clock as short as it is clear: 20:40 today, "tomorrow 01:10", "Nov 23, 20:40" else. */
    public String time(Instant moment, Instant now) {
        ZonedDateTime then = moment.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        String clock = clock(moment);
        if (then.toLocalDate().equals(today)) {
            return clock;
        } else if (then.toLocalDate().equals(today.plusDays(1))) {
            return words.of("time.tomorrow", clock);
        } else if (then.toLocalDate().equals(today.minusDays(1))) {
            return words.of("time.yesterday", clock);
        }
        return words.of(
                "time.day",
                DateTimeFormatter.ofPattern(words.of("pattern.day"), locale).format(then),
                clock);
    }

    /** Hours and minutes only. */
    public String clock(Instant moment) {
        return DateTimeFormatter.ofPattern("HH:mm", locale).format(moment.atZone(zone));
    }

    /** To the second with the zone, for titles and copies. */
    public String exact(Instant moment) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", locale).format(moment.atZone(zone)) + " "
                + zone.getId();
    }

    /** A sentence that exists in English only: as it is for English readers, nothing for others. */
    public String englishOnly(String sentence) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? sentence : "";
    }

    private String joined(String greaterKey, long greater, String lesserKey, long lesser) {
        String first = words.of(greaterKey, greater);
        return lesser == 0 ? first : first + " " + words.of(lesserKey, lesser);
    }

    private static String decimals(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
