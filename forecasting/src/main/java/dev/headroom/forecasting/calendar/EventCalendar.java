package dev.headroom.forecasting.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The events that are known, and the only way to change those that users wrote down. Every change is kept with who made it.
 * Thread-safe.
 */
public interface EventCalendar {

    /** All events: of the file, of public holidays, and of users, by name. */
    List<CalendarEvent> all();

    default Optional<CalendarEvent> find(long id) {
        return all().stream().filter(event -> event.id() == id).findFirst();
    }

    /** Keeps a new event and returns it with its number. */
    CalendarEvent add(CalendarEvent event, Author author);

    /** False when no user's event has this number. */
    boolean replace(CalendarEvent event, Author author);

    /** False when no user's event has this number. */
    boolean remove(long id, Author author);

    /** Keeps an event from another calendar; one that was imported before under the same name there is replaced. */
    CalendarEvent imported(CalendarEvent event, String uid, Author author);

    /** The newest changes, newest first. */
    List<Change> changes(int most);

    /** Who changes something, and through what. */
    record Author(String who, String through) {}

    /**
     * A change that was made.
     *
     * @param before what the event was, in words; empty when it is new
     * @param after what it became; empty when it was removed
     */
    record Change(Instant at, Author author, long event, String before, String after) {}
}
