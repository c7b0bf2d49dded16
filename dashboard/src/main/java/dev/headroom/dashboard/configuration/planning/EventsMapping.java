package dev.headroom.dashboard.configuration.planning;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.configuration.finding.Findings;
import dev.headroom.forecasting.calendar.CalendarEvent;
import dev.headroom.forecasting.calendar.DeclaredEvents;
import dev.headroom.forecasting.calendar.recurrence.Recurrence;
import dev.headroom.forecasting.calendar.recurrence.RecurrenceText;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns the events of the file into those of the calendar. */
public final class EventsMapping {

    private final Findings findings;
    private final ZoneId zone;

    /** Events that name no zone, and holidays, are in {@code zone}. */
    public EventsMapping(Findings findings, ZoneId zone) {
        this.findings = findings;
        this.zone = zone;
    }

    public DeclaredEvents map(List<EventProperties> given, List<String> holidays) {
        List<CalendarEvent> events = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            event("headroom.events[" + i + "]", given.get(i)).ifPresent(events::add);
        }
        List<String> countries = holidays.stream()
                .map(country -> country.toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
        return findings.accept("headroom.holidays", () -> new DeclaredEvents(events, countries, zone))
                .orElse(DeclaredEvents.NONE);
    }

    private Optional<CalendarEvent> event(String key, EventProperties event) {
        Optional<String> name = findings.required(key + ".name", event.name());
        Optional<Recurrence> occurs = findings.required(key + ".occurs", event.occurs())
                .flatMap(text -> findings.accept(key + ".occurs", () -> RecurrenceText.parse(text)));
        if (name.isEmpty() || occurs.isEmpty()) {
            return Optional.empty();
        }
        return findings.accept(
                key,
                () -> new CalendarEvent(
                        0,
                        name.get(),
                        Optional.ofNullable(event.service()).map(ServiceName::new),
                        occurs.get(),
                        event.zone() == null ? zone : event.zone(),
                        event.length(),
                        event.multiplier() == null ? OptionalDouble.empty() : OptionalDouble.of(event.multiplier()),
                        event.prewarm(),
                        CalendarEvent.Origin.FILE));
    }
}
