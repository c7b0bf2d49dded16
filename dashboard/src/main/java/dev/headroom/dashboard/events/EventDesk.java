package dev.headroom.dashboard.events;

import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.dashboard.page.Loaded;
import dev.headroom.dashboard.page.Moment;
import dev.headroom.forecasting.calendar.CalendarEvent;
import dev.headroom.forecasting.calendar.DeclaredEvents;
import dev.headroom.forecasting.calendar.EventCalendar;
import dev.headroom.forecasting.calendar.EventOutlook;
import dev.headroom.forecasting.calendar.EventPreview;
import dev.headroom.forecasting.calendar.ical.ICalendarFile;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hands out the events of a service and takes changes, in the name of whoever is logged in. Thread-safe. */
@Component
public final class EventDesk {

    private final EventCalendar calendar;
    private final EventOutlook outlook;
    private final DeclaredEvents declared;
    private final History history;
    private final AuthenticationContext authentication;
    private final InstantSource clock;

    EventDesk(
            EventCalendar calendar,
            EventOutlook outlook,
            DeclaredEvents declared,
            History history,
            AuthenticationContext authentication,
            InstantSource clock) {
        this.calendar = calendar;
        this.outlook = outlook;
        this.declared = declared;
        this.history = history;
        this.authentication = authentication;
        this.clock = clock;
    }

    /** An event and what it does to the service of the page. */
    public record Row(CalendarEvent event, EventPreview preview) {}

    /** The next one first; what never comes again last. */
    public Loaded<List<Row>> events(ServiceName service, Moment moment) {
        List<Row> rows = calendar.all().stream()
                .filter(event -> event.touches(service))
                .map(event -> new Row(event, outlook.brief(event, service, moment.now())))
                .sorted(Comparator.comparing(row -> row.preview().next().isEmpty()
                        ? Instant.MAX
                        : row.preview().next().getFirst()))
                .toList();
        return Loaded.of(rows);
    }

    EventPreview preview(CalendarEvent event, ServiceName service) {
        return outlook.preview(event, service, clock.instant());
    }

    List<ServiceName> services() {
        return history.services();
    }

    ZoneId zone() {
        return declared.zone();
    }

    /** A new event has number 0. Call it from the UI thread. */
    void keep(CalendarEvent event) {
        if (event.id() == 0) {
            calendar.add(event, author());
        } else {
            calendar.replace(event, author());
        }
    }

    void remove(CalendarEvent event) {
        calendar.remove(event.id(), author());
    }

    /** Throws {@link IllegalArgumentException} when the text is no calendar. */
    ICalendarFile.Contents takeOver(String text) {
        ICalendarFile.Contents contents = ICalendarFile.read(text, zone());
        contents.events().forEach(one -> calendar.imported(one.event(), one.uid(), author()));
        return contents;
    }

    private EventCalendar.Author author() {
        return new EventCalendar.Author(authentication.getPrincipalName().orElse("anonymous"), "dashboard");
    }
}
