package dev.headroom.alerts.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as English messages show them; times are UTC and say so. */
public final class Quantities {

    private static final MathContext THREE = new MathContext(3);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Quantities() {}

    /** A share of 0.041 is {@code 4.1 %}. */
    public static String percent(double share) {
        double percent = share * 100;
        String pattern = percent == Math.rint(percent) || percent >= 10 ? "%.0f %%" : "%.1f %%";
        return String.format(Locale.ENGLISH, pattern, percent);
    }

    public static String rps(double value) {
        return (value < 10 ? String.format(Locale.ENGLISH, "%.1f", value) : count(value)) + " req/s";
    }

    public static String count(double value) {
        return String.format(Locale.ENGLISH, "%,.0f", value);
    }

    /** Whole numbers without a point, others with three digits that count at least. */
    public static String number(double value) {
        return value == Math.rint(value)
                ? count(value)
                : new BigDecimal(value).round(THREE).toPlainString();
    }

    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    public static String time(double epochSeconds) {
        return time(Instant.ofEpochSecond((long) epochSeconds));
    }

    /** At least a minute. */
    public static String lasting(Duration duration) {
        long minutes = Math.max(1, duration.toMinutes());
        return minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
