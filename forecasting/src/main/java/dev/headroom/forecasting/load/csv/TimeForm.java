package dev.headroom.forecasting.load.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How a file writes time, so that forecasts can be written the same way. Small integers count seconds from an arbitrary
 * zero, large ones seconds, milliseconds, microseconds or nanoseconds since 1970. Times without an offset are taken as UTC.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
public enum TimeForm {
    INTEGER(text -> sinceEpoch(text, 0), time -> Long.toString(time.getEpochSecond())),
    EPOCH_SECONDS(text -> sinceEpoch(text, 0), time -> Long.toString(time.getEpochSecond())),
    EPOCH_MILLIS(text -> sinceEpoch(text, 3), time -> time.getEpochSecond() + "000"),
    EPOCH_MICROS(text -> sinceEpoch(text, 6), time -> time.getEpochSecond() + "000000"),
    EPOCH_NANOS(text -> sinceEpoch(text, 9), time -> time.getEpochSecond() + "000000000"),
    DATE(
            text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC),
            time -> LocalDate.ofInstant(time, ZoneOffset.UTC).toString()),
    YEAR_MONTH(
            text -> YearMonth.parse(text).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC),
            time -> YearMonth.from(atUtc(time)).toString()),
    SLASHED_DATE(
            text -> LocalDate.parse(text, Formats.SLASHED).atStartOfDay().toInstant(ZoneOffset.UTC),
            time -> Formats.SLASHED.format(LocalDate.ofInstant(time, ZoneOffset.UTC))),
    DOTTED_DATE(
            text -> LocalDate.parse(text, Formats.DOTTED).atStartOfDay().toInstant(ZoneOffset.UTC),
            time -> Formats.DOTTED.format(LocalDate.ofInstant(time, ZoneOffset.UTC))),
    DOTTED_DATE_TIME(
            text -> LocalDateTime.parse(text, Formats.DOTTED_TIME).toInstant(ZoneOffset.UTC),
            time -> Formats.DOTTED_WRITTEN.format(atUtc(time))),
    DATE_BLANK_TIME(text -> local(text.replace(' ', 'T')), time -> Formats.BLANK.format(atUtc(time))),
    SLASHED_DATE_TIME(
            text -> local(text.replace('/', '-').replace(' ', 'T')),
            time -> Formats.BLANK.format(atUtc(time)).replace('-', '/')),
    BLANK_OFFSET(text -> offset(text.replaceFirst(" ", "T")), time -> Formats.BLANK.format(atUtc(time)) + "+00:00"),
    LOCAL_DATE_TIME(TimeForm::local, time -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(atUtc(time))),
    INSTANT(TimeForm::offset, Instant::toString);

    /** From here on integers are no longer numbers of rows or seconds of a test, but dates: March 1973. */
    private static final long FIRST_EPOCH = 100_000_000;

    private final Function<String, Instant> parser;
    private final Function<Instant, String> writer;

    TimeForm(Function<String, Instant> parser, Function<Instant, String> writer) {
        this.parser = parser;
        this.writer = writer;
    }

    /** Throws {@link DateTimeException} or {@link NumberFormatException} when the text is not of this form. */
    Instant parse(String text) {
        return parser.apply(text);
    }

    public String format(Instant time) {
        return writer.apply(time);
    }

    /** Whether integers of this form have no calendar. */
    boolean isCount() {
        return this == INTEGER;
    }

    /** The form of a text; the caller still has to parse it. */
    static TimeForm of(String text) {
        if (text.matches("-?[0-9]+(\\.[0-9]*)?")) {
            return ofNumber(new BigDecimal(text).abs());
        }
        int clock = IntStream.range(0, text.length())
                .filter(i -> text.charAt(i) == 'T' || text.charAt(i) == ' ')
                .findFirst()
                .orElse(-1);
        if (clock < 0) {
            return dateForm(text);
        }
        String time = text.substring(clock);
        boolean offset = time.endsWith("Z") || time.indexOf('+') > 0 || time.indexOf('-') > 0 || time.endsWith("UTC");
        if (text.charAt(clock) == ' ') {
            if (text.indexOf('/') > 0) {
                return SLASHED_DATE_TIME;
            }
            int dot = text.indexOf('.');
            if (dot > 0 && dot < clock) {
                return DOTTED_DATE_TIME;
            }
            return offset ? BLANK_OFFSET : DATE_BLANK_TIME;
        }
        return offset ? INSTANT : LOCAL_DATE_TIME;
    }

    private static TimeForm dateForm(String text) {
        if (text.indexOf('/') > 0) {
            return SLASHED_DATE;
        }
        if (text.indexOf('.') > 0) {
            return DOTTED_DATE;
        }
        return text.matches("[0-9]{4}-[0-9]{2}") ? YEAR_MONTH : DATE;
    }

    private static TimeForm ofNumber(BigDecimal number) {
        long thousands = FIRST_EPOCH * 1_000;
        if (number.compareTo(BigDecimal.valueOf(FIRST_EPOCH)) < 0) {
            return INTEGER;
        }
        if (number.compareTo(BigDecimal.valueOf(thousands)) < 0) {
            return EPOCH_SECONDS;
        }
        if (number.compareTo(BigDecimal.valueOf(thousands * 1_000)) < 0) {
            return EPOCH_MILLIS;
        }
        return number.compareTo(BigDecimal.valueOf(thousands * 1_000_000)) < 0 ? EPOCH_MICROS : EPOCH_NANOS;
    }

    /** Whether the text is a time of any form. */
    static boolean isTime(String text) {
        try {
            of(text).parse(text);
            return true;
        } catch (DateTimeException | ArithmeticException | NumberFormatException no) {
            return false;
        }
    }

    /** Of a number of seconds with so many decimals cut off; what is left of a second is dropped. */
    private static Instant sinceEpoch(String text, int decimals) {
        try {
            return Instant.ofEpochSecond(new BigDecimal(text)
                    .movePointLeft(decimals)
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact());
        } catch (ArithmeticException tooLarge) {
            throw new DateTimeException("no time: " + text, tooLarge);
        }
    }

    private static Instant local(String text) {
        return LocalDateTime.parse(text, Formats.LOCAL).toInstant(ZoneOffset.UTC);
    }

    private static Instant offset(String text) {
        String marked =
                text.endsWith("UTC") ? text.substring(0, text.length() - 3).strip() + "Z" : text;
        return OffsetDateTime.parse(marked, Formats.OFFSET).toInstant();
    }

    private static LocalDateTime atUtc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /** In a class of their own, since constants of an enum are made before its fields. */
    private static final class Formats {
        static final DateTimeFormatter BLANK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
        static final DateTimeFormatter DOTTED = DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT);
        static final DateTimeFormatter DOTTED_TIME = DateTimeFormatter.ofPattern("d.M.uuuu H:mm[:ss]", Locale.ROOT);
        static final DateTimeFormatter DOTTED_WRITTEN = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss", Locale.ROOT);
        static final DateTimeFormatter SLASHED = DateTimeFormatter.ofPattern("uuuu/M/d", Locale.ROOT);

        /** ISO, though without leading zeros of month, day and hour if need be. */
        static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
                .appendPattern("uuuu-M-d'T'H:mm")
                .optionalStart()
                .appendLiteral(':')
                .appendValue(ChronoField.SECOND_OF_MINUTE, 2)
                .optionalStart()
                .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                .optionalEnd()
                .optionalEnd()
                .toFormatter(Locale.ROOT);

        static final DateTimeFormatter OFFSET = new DateTimeFormatterBuilder()
                .append(LOCAL)
                .appendPattern("[XXX][XX][X]")
                .toFormatter(Locale.ROOT);
    }
}
