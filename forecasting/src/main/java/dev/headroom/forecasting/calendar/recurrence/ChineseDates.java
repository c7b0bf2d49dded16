package dev.headroom.forecasting.calendar.recurrence;

import com.ibm.icu.util.ChineseCalendar;
import com.ibm.icu.util.TimeZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days of the Chinese lunisolar calendar as dates, by ICU's months and the new moons of {@link NewMoon} at Beijing. */
final class ChineseDates {

    private static final String BEIJING = "Asia/Shanghai";
    /** From the first of a month into the next one. */
    private static final int LONGER_THAN_A_MONTH = 31;

    private ChineseDates() {}

    /**
     * A day of the lunar year that begins in January or February of {@code year}; leap months are passed over. The 30th of
     * a short month is its last day.
     */
    static LocalDate of(int year, int month, int day) {
        ChineseCalendar calendar = new ChineseCalendar(TimeZone.getTimeZone(BEIJING));
        // A day in the middle of the year has the number of the cycle year that began the winter before.
        calendar.setTimeInMillis(LocalDate.of(year, 7, 1)
                .atStartOfDay(ZoneId.of(BEIJING))
                .toInstant()
                .toEpochMilli());
        calendar.set(ChineseCalendar.MONTH, month - 1);
        calendar.set(ChineseCalendar.IS_LEAP_MONTH, 0);
        calendar.set(ChineseCalendar.DAY_OF_MONTH, 1);
        LocalDate first = firstDay(calendar);
        calendar.add(ChineseCalendar.DAY_OF_MONTH, LONGER_THAN_A_MONTH);
        calendar.set(ChineseCalendar.DAY_OF_MONTH, 1);
        LocalDate last = firstDay(calendar).minusDays(1);
        LocalDate date = first.plusDays(day - 1L);
        return date.isAfter(last) ? last : date;
    }

    /** ICU says which month it is; where exactly it begins is the new moon's to say. */
    private static LocalDate firstDay(ChineseCalendar calendar) {
        LocalDate about = Instant.ofEpochMilli(calendar.getTimeInMillis())
                .atZone(ZoneId.of(BEIJING))
                .toLocalDate();
        return NewMoon.nearest(about, ZoneId.of(BEIJING));
    }
}
