package dev.headroom.forecasting.calendar.recurrence;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Public holidays: of China from {@link ChineseHolidays}, of all other countries from Jollyday. Names are lower case with
 * dashes. Thread-safe.
 */
public final class Holidays {

    private static final String CHINA = "CN";

    private Holidays() {}

    /**
     * One holiday of a country.
     *
     * @param days statutory length
     */
    public record PublicHoliday(String name, LocalDate date, int days) {}

    /** Countries whose holidays are known, by their ISO 3166 code. */
    public static List<String> countries() {
        TreeSet<String> codes = new TreeSet<>();
        codes.add(CHINA);
        Arrays.stream(HolidayCalendar.values())
                .map(HolidayCalendar::getId)
                .filter(id -> id.length() == 2)
                .map(id -> id.toUpperCase(Locale.ROOT))
                .forEach(codes::add);
        return List.copyOf(codes);
    }

    /** The holidays of a country in a year, by date; none when the country is not known. */
    public static List<PublicHoliday> of(String country, Year year) {
        if (country.equals(CHINA)) {
            return ChineseHolidays.of(year);
        }
        if (!countries().contains(country)) {
            return List.of();
        }
        HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
        return manager.getHolidays(year).stream()
                .map(holiday -> new PublicHoliday(name(holiday.getPropertiesKey()), holiday.getDate(), 1))
                .sorted(Comparator.comparing(PublicHoliday::date).thenComparing(PublicHoliday::name))
                .toList();
    }

    static Optional<LocalDate> date(String country, String name, Year year) {
        return of(country, year).stream()
                .filter(holiday -> holiday.name().equals(name))
                .map(PublicHoliday::date)
                .findFirst();
    }

    /** Jollyday's {@code christian.GOOD_FRIDAY} is {@code good-friday} here. */
    private static String name(String key) {
        return key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
