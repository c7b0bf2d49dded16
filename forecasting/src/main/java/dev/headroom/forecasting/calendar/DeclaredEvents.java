package dev.headroom.forecasting.calendar;

import dev.headroom.forecasting.calendar.recurrence.Holidays;
import dev.headroom.forecasting.calendar.recurrence.Recurrence;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The events that the configuration file declares.
 *
 * @param events in the file's order
 * @param holidays countries whose public holidays are events with learned multipliers
 * @param zone whose midnight begins a holiday; those of China begin by its own clock
 */
public record DeclaredEvents(List<CalendarEvent> events, List<String> holidays, ZoneId zone) {

    public static final DeclaredEvents NONE = new DeclaredEvents(List.of(), List.of(), ZoneId.of("UTC"));

    private static final String CHINA = "CN";

    public DeclaredEvents {
        events = List.copyOf(events);
        holidays = List.copyOf(holidays);
        for (String country : holidays) {
            if (!Holidays.countries().contains(country)) {
                throw new IllegalArgumentException(
                        "no holidays are known of " + country + "; known are " + Holidays.countries());
            }
        }
    }

    /** All of them, numbered from −1 downwards. */
    public List<CalendarEvent> all(Year year) {
        List<CalendarEvent> all = new ArrayList<>(events);
        holidays.forEach(country -> all.addAll(holidaysOf(country, year)));
        List<CalendarEvent> numbered = new ArrayList<>();
        for (CalendarEvent event : all) {
            numbered.add(event.withId(-1L - numbered.size()));
        }
        return numbered;
    }

    /** A holiday that comes twice in a year under one name, as by the Islamic calendar, counts once. */
    private List<CalendarEvent> holidaysOf(String country, Year year) {
        Map<String, CalendarEvent> byName = new LinkedHashMap<>();
        for (Holidays.PublicHoliday holiday : Holidays.of(country, year)) {
            byName.putIfAbsent(
                    holiday.name(),
                    new CalendarEvent(
                            0,
                            country + " " + holiday.name().replace('-', ' '),
                            Optional.empty(),
                            new Recurrence.Holiday(country, holiday.name(), LocalTime.MIDNIGHT),
                            country.equals(CHINA) ? ZoneId.of("Asia/Shanghai") : zone,
                            Duration.ofDays(holiday.days()),
                            OptionalDouble.empty(),
                            CalendarEvent.USUAL_PREWARM,
                            CalendarEvent.Origin.HOLIDAYS));
        }
        return List.copyOf(byName.values());
    }
}
