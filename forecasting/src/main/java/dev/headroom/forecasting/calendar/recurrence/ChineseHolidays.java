package dev.headroom.forecasting.calendar.recurrence;

import dev.headroom.forecasting.calendar.recurrence.Holidays.PublicHoliday;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.List;

/**
 * The statutory holidays of China by the State Council's decree 795 of November 2024. Working days that are swapped for
 * weekends to make a holiday longer are announced anew each year and are not in here.
 */
final class ChineseHolidays {

    private static final int MID_AUTUMN_MONTH = 8;
    private static final int MID_AUTUMN_DAY = 15;

    private ChineseHolidays() {}

    static List<PublicHoliday> of(Year year) {
        int y = year.getValue();
        return List.of(
                new PublicHoliday("new-year", LocalDate.of(y, Month.JANUARY, 1), 1),
                // from New Year's Eve
                new PublicHoliday("spring-festival", ChineseDates.of(y, 1, 1).minusDays(1), 4),
                new PublicHoliday("qingming", qingming(y), 1),
                new PublicHoliday("labour-day", LocalDate.of(y, Month.MAY, 1), 2),
                new PublicHoliday("dragon-boat", ChineseDates.of(y, 5, 5), 1),
                new PublicHoliday("mid-autumn", ChineseDates.of(y, MID_AUTUMN_MONTH, MID_AUTUMN_DAY), 1),
                new PublicHoliday("national-day", LocalDate.of(y, Month.OCTOBER, 1), 3));
    }

    /** When the sun stands at 15°; the usual formula of the solar terms, right for every year from 2000 to 2099. */
    private static LocalDate qingming(int year) {
        int ofCentury = Math.floorMod(year, 100);
        int day = (int) Math.floor(ofCentury * 0.2422 + 4.81) - ofCentury / 4;
        return LocalDate.of(year, Month.APRIL, day);
    }
}
