package dev.headroom.forecasting.calendar.ical;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateStart;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.forecasting.calendar.CalendarEvent;
import dev.headroom.forecasting.calendar.recurrence.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TimeZone;

/**
 * The events of an iCalendar text. Each VEVENT becomes one event with its rule, or one for each occurrence when the rule ends; {@code X-HEADROOM-MULTIPLIER} and
 * {@code X-HEADROOM-SERVICE} are read where they are given, else the multiplier is learned. What cannot be taken over is
 * left out with a reason.
 */
public final class ICalendarFile {

    private static final int MOST_EVENTS = 2_000;
    private static final int MOST_OCCURRENCES = 200;
    private static final int LONGEST_NAME = 120;

    private ICalendarFile() {}

    /** An event and its name in the other calendar, by which a second import finds it again. */
    public record Imported(String uid, CalendarEvent event) {}

    /**
     * What a file held.
     *
     * @param leftOut one sentence for each that was not taken over
     */
    public record Contents(List<Imported> events, List<String> leftOut) {
        public Contents {
            events = List.copyOf(events);
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * Reads a text. Throws {@link IllegalArgumentException} when it is no calendar or holds too many events.
     *
     * @param usualZone of times that name none
     */
    public static Contents read(String text, ZoneId usualZone) {
        List<ICalendar> calendars = Biweekly.parse(text)
                .defaultTimezone(TimeZone.getTimeZone(usualZone))
                .all();
        if (calendars.isEmpty()) {
            throw new IllegalArgumentException("this is no iCalendar file: it has no BEGIN:VCALENDAR");
        }
        List<Imported> events = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (ICalendar calendar : calendars) {
            for (VEvent event : calendar.getEvents()) {
                if (events.size() + leftOut.size() >= MOST_EVENTS) {
                    throw new IllegalArgumentException("the file holds more than " + MOST_EVENTS + " events");
                }
                try {
                    events.addAll(imported(event, zoneOf(calendar, event).orElse(usualZone)));
                } catch (IllegalArgumentException refused) {
                    leftOut.add(name(event) + ": " + refused.getMessage());
                }
            }
        }
        return new Contents(events, leftOut);
    }

    private static List<Imported> imported(VEvent event, ZoneId zone) {
        DateStart start = event.getDateStart();
        if (start == null || start.getValue() == null) {
            throw new IllegalArgumentException("it has no DTSTART");
        }
        LocalDateTime first = beginning(start.getValue(), zone);
        String uid = event.getUid() == null
                ? name(event) + "@" + first
                : event.getUid().getValue();
        if (!RuleText.ends(event)) {
            return List.of(new Imported(uid, event(event, RuleText.recurrence(event, first), zone)));
        }
        List<Imported> occurrences = new ArrayList<>();
        DateIterator dates = event.getDateIterator(TimeZone.getTimeZone(zone));
        while (dates.hasNext() && occurrences.size() < MOST_OCCURRENCES) {
            LocalDateTime begin = local(dates.next(), zone);
            occurrences.add(new Imported(uid + "#" + begin, event(event, new Recurrence.Once(begin), zone)));
        }
        return occurrences;
    }

    private static CalendarEvent event(VEvent event, Recurrence occurs, ZoneId zone) {
        return new CalendarEvent(
                0,
                name(event),
                experimental(event, "X-HEADROOM-SERVICE").map(ServiceName::new),
                occurs,
                zone,
                length(event, event.getDateStart()),
                multiplier(event),
                CalendarEvent.USUAL_PREWARM,
                CalendarEvent.Origin.USER);
    }

    private static OptionalDouble multiplier(VEvent event) {
        Optional<String> text = experimental(event, "X-HEADROOM-MULTIPLIER");
        try {
            return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text.get()));
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("X-HEADROOM-MULTIPLIER must be a number, was " + text.get(), noNumber);
        }
    }

    private static Optional<String> experimental(VEvent event, String property) {
        return Optional.ofNullable(event.getExperimentalProperty(property))
                .map(value -> value.getValue().strip())
                .filter(value -> !value.isEmpty());
    }

    private static Duration length(VEvent event, DateStart start) {
        if (event.getDateEnd() != null && event.getDateEnd().getValue() != null) {
            return Duration.between(
                    instant(start.getValue()), instant(event.getDateEnd().getValue()));
        }
        if (event.getDuration() != null && event.getDuration().getValue() != null) {
            return Duration.ofMillis(event.getDuration().getValue().toMillis());
        }
        return start.getValue().hasTime() ? Duration.ofHours(1) : CalendarEvent.USUAL_LENGTH;
    }

    /** The zone that the file gives for the start of the event; empty for UTC-less, "floating" times. */
    private static Optional<ZoneId> zoneOf(ICalendar calendar, VEvent event) {
        return Optional.ofNullable(event.getDateStart())
                .map(start -> calendar.getTimezoneInfo().getTimezone(start))
                .map(assignment -> assignment.getTimeZone().toZoneId());
    }

    /** A day without a time is that day everywhere; the library has put it at midnight of this machine. */
    private static LocalDateTime beginning(ICalDate start, ZoneId zone) {
        DateTimeComponents day = start.getRawComponents();
        return start.hasTime() || day == null
                ? local(start, zone)
                : LocalDate.of(day.getYear(), day.getMonth(), day.getDate()).atStartOfDay();
    }

    private static LocalDateTime local(Date date, ZoneId zone) {
        return LocalDateTime.ofInstant(instant(date), zone);
    }

    private static Instant instant(Date date) {
        return date.toInstant();
    }

    private static String name(VEvent event) {
        String summary = event.getSummary() == null ? "" : event.getSummary().getValue();
        String name = summary == null || summary.isBlank() ? "event without a name" : summary.strip();
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }
}
