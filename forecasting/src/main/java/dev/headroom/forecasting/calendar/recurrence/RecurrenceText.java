package dev.headroom.forecasting.calendar.recurrence;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads {@code 2026-11-11T00:00}, {@code weekly friday 20:00}, {@code yearly 11-11 00:00} and the like. */
public final class RecurrenceText {

    /** What may be written, for messages. */
    public static final String FORMS = "a time like 2026-11-11T00:00, or: weekly friday 20:00, monthly 15 09:00,"
            + " yearly 11-11 00:00, lunar 1-1 00:00, holiday CN spring-festival";

    private static final int SHORTEST_DAY_NAME = 3;
    private static final Year LEAP_YEAR = Year.of(2024);

    private RecurrenceText() {}

    /** Throws {@link IllegalArgumentException} with a sentence on what is wrong. The time of day may be left out: midnight. */
    public static Recurrence parse(String text) {
        List<String> words = List.of(text.strip().split("\\s+", -1));
        try {
            return switch (words.getFirst().toLowerCase(Locale.ROOT)) {
                case "weekly" -> new Recurrence.Weekly(dayOfWeek(word(words, 1)), time(words, 2));
                case "monthly" -> new Recurrence.Monthly(Integer.parseInt(word(words, 1)), time(words, 2));
                case "yearly" -> new Recurrence.Yearly(MonthDay.parse("--" + word(words, 1)), time(words, 2));
                case "lunar" -> lunar(word(words, 1), time(words, 2));
                case "holiday" -> holiday(word(words, 1).toUpperCase(Locale.ROOT), word(words, 2), time(words, 3));
                default -> new Recurrence.Once(dated(words));
            };
        } catch (DateTimeException | NumberFormatException unreadable) {
            throw new IllegalArgumentException("occurs must be " + FORMS + "; was " + text, unreadable);
        }
    }

    private static LocalDateTime dated(List<String> words) {
        String first = words.getFirst();
        return first.contains("T") && words.size() == 1
                ? LocalDateTime.parse(first)
                : LocalDate.parse(first).atTime(time(words, 1));
    }

    private static Recurrence lunar(String day, LocalTime time) {
        String[] parts = day.split("-", -1);
        if (parts.length != 2) {
            throw new NumberFormatException(day);
        }
        return new Recurrence.Lunar(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), time);
    }

    private static Recurrence holiday(String country, String name, LocalTime time) {
        List<String> known = Holidays.of(country, LEAP_YEAR).stream()
                .map(Holidays.PublicHoliday::name)
                .distinct()
                .toList();
        if (known.isEmpty()) {
            throw new IllegalArgumentException("no holidays are known of the country " + country);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (!known.contains(lower)) {
            throw new IllegalArgumentException(
                    country + " has no holiday " + name + "; it has " + String.join(", ", known));
        }
        return new Recurrence.Holiday(country, lower, time);
    }

    private static DayOfWeek dayOfWeek(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> upper.length() >= SHORTEST_DAY_NAME && day.name().startsWith(upper))
                .findFirst()
                .orElseThrow(() -> new DateTimeException("no day of the week: " + name));
    }

    private static String word(List<String> words, int index) {
        if (words.size() <= index) {
            throw new DateTimeException("a word is missing");
        }
        return words.get(index);
    }

    /** The last word; nothing may follow it. */
    private static LocalTime time(List<String> words, int index) {
        if (words.size() > index + 1) {
            throw new DateTimeException("one word too many");
        }
        return words.size() == index ? LocalTime.MIDNIGHT : LocalTime.parse(words.get(index));
    }
}
