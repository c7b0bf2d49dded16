package dev.headroom.dashboard.configuration;

import dev.headroom.collector.fleet.ServiceName;
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
final class EventsMapping {

    private final Findings findings;

    EventsMapping(Findings findings) {
        this.findings = findings;
    }

    DeclaredEvents map(HeadroomProperties properties) {
        List<CalendarEvent> events = new ArrayList<>();
        for (int i = 0; i < properties.events().size(); i++) {
            event("headroom.events[" + i + "]", properties.events().get(i), properties.zone())
                    .ifPresent(events::add);
        }
        List<String> countries = properties.holidays().stream()
                .map(country -> country.toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
        return findings.accept("headroom.holidays", () -> new DeclaredEvents(events, countries, properties.zone()))
                .orElse(DeclaredEvents.NONE);
    }

    private Optional<CalendarEvent> event(String key, HeadroomProperties.Event event, ZoneId usualZone) {
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
                        event.zone() == null ? usualZone : event.zone(),
                        event.length(),
                        event.multiplier() == null ? OptionalDouble.empty() : OptionalDouble.of(event.multiplier()),
                        event.prewarm(),
                        CalendarEvent.Origin.FILE));
    }
}
