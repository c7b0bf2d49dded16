package dev.headroom.forecasting.refresh;

import dev.headroom.forecasting.calendar.CalendarEvent;
import dev.headroom.forecasting.calendar.EventCalendar;
import java.util.ArrayList;
import java.util.List;

/** Events in a list. */
public final class MemoryCalendar implements EventCalendar {
    private final List<CalendarEvent> events = new ArrayList<>();

    @Override
    public List<CalendarEvent> all() {
        return List.copyOf(events);
    }

    @Override
    public CalendarEvent add(CalendarEvent event, Author author) {
        CalendarEvent kept = event.withId(events.size() + 1L);
        events.add(kept);
        return kept;
    }

    @Override
    public boolean replace(CalendarEvent event, Author author) {
        return remove(event.id(), author) && events.add(event);
    }

    @Override
    public boolean remove(long id, Author author) {
        return events.removeIf(event -> event.id() == id);
    }

    @Override
    public CalendarEvent imported(CalendarEvent event, String uid, Author author) {
        return add(event, author);
    }

    @Override
    public List<Change> changes(int most) {
        return List.of();
    }
}
