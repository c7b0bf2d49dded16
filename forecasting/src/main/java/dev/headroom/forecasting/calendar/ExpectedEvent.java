package dev.headroom.forecasting.calendar;

import dev.headroom.forecasting.calendar.CalendarEvent.Occurrence;
import java.time.Duration;
import java.time.Instant;

/**
 * One occurrence of an event with what it does to the load of a service.
 *
 * @param event its number, as in {@link CalendarEvent#id}
 * @param prewarm over which time before it replicas are made ready
 */
public record ExpectedEvent(
        long event, String name, Instant start, Instant end, Multiplier multiplier, Duration prewarm) {

    static ExpectedEvent of(CalendarEvent event, Occurrence occurrence, Multiplier multiplier) {
        return new ExpectedEvent(
                event.id(), event.name(), occurrence.start(), occurrence.end(), multiplier, event.prewarm());
    }

    public Occurrence occurrence() {
        return new Occurrence(start, end);
    }
}
