package dev.headroom.forecasting.load.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * How a file writes time, so that forecasts can be written the same way. Integers count seconds from an arbitrary zero;
 * times without an offset are taken as UTC.
 */
public enum TimeForm {
    INTEGER {
        @Override
        Instant parse(String text) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }

        @Override
        public String format(Instant time) {
            return Long.toString(time.getEpochSecond());
        }
    },
    DATE {
        @Override
        Instant parse(String text) {
            return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        }

        @Override
        public String format(Instant time) {
            return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
        }
    },
    DATE_BLANK_TIME {
        @Override
        Instant parse(String text) {
            return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        }

        @Override
        public String format(Instant time) {
            return BLANK.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        }
    },
    LOCAL_DATE_TIME {
        @Override
        Instant parse(String text) {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        }

        @Override
        public String format(Instant time) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        }
    },
    INSTANT {
        @Override
        Instant parse(String text) {
            return OffsetDateTime.parse(text).toInstant();
        }

        @Override
        public String format(Instant time) {
            return time.toString();
        }
    };

    private static final DateTimeFormatter BLANK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** Throws {@link DateTimeException} or {@link NumberFormatException} when the text is not of this form. */
    abstract Instant parse(String text);

    public abstract String format(Instant time);

    /** The form of a text; the caller still has to parse it. */
    static TimeForm of(String text) {
        if (!text.isEmpty()
                && text.chars().allMatch(c -> c == '-' || Character.isDigit(c))
                && text.lastIndexOf('-') <= 0) {
            return INTEGER;
        }
        if (text.indexOf(' ') > 0) {
            return DATE_BLANK_TIME;
        }
        int clock = text.indexOf('T');
        if (clock < 0) {
            return DATE;
        }
        String time = text.substring(clock);
        return time.endsWith("Z") || time.indexOf('+') > 0 || time.indexOf('-') > 0 ? INSTANT : LOCAL_DATE_TIME;
    }
}
