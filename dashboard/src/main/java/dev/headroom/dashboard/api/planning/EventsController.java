package dev.headroom.dashboard.api.planning;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.api.KnownServices;
import dev.headroom.dashboard.api.Refusal;
import dev.headroom.dashboard.api.TimePoint;
import dev.headroom.dashboard.api.planning.EventBodies.EventBody;
import dev.headroom.dashboard.api.planning.EventBodies.EventInput;
import dev.headroom.dashboard.api.planning.EventBodies.OccurrenceBody;
import dev.headroom.dashboard.api.planning.EventBodies.PreviewBody;
import dev.headroom.forecasting.calendar.CalendarEvent;
import dev.headroom.forecasting.calendar.DeclaredEvents;
import dev.headroom.forecasting.calendar.EventCalendar;
import dev.headroom.forecasting.calendar.EventOutlook;
import dev.headroom.forecasting.calendar.ical.ICalendarFile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The calendar of events. Every change is kept with who made it. */
@RestController
@RequestMapping(path = "/api/v1/events", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "events")
final class EventsController {

    private static final int MOST_CHANGES = 200;
    private static final int LONGEST_CALENDAR = 1 << 20;
    private static final Duration LONGEST_RANGE = Duration.ofDays(3 * 366L);

    private final EventCalendar calendar;
    private final EventOutlook outlook;
    private final DeclaredEvents declared;
    private final KnownServices services;
    private final InstantSource clock;

    EventsController(
            EventCalendar calendar,
            EventOutlook outlook,
            DeclaredEvents declared,
            KnownServices services,
            InstantSource clock) {
        this.calendar = calendar;
        this.outlook = outlook;
        this.declared = declared;
        this.services = services;
        this.clock = clock;
    }

    /** A change that was made; {@code before} is empty for a new event, {@code after} for a removed one. */
    record ChangeBody(Instant at, String who, String through, long event, String before, String after) {}

    record ImportBody(List<EventBody> events, List<String> leftOut) {}

    @GetMapping
    @Operation(summary = "Every event: of users, of the configuration file (origin file) and public holidays")
    List<EventBody> events() {
        Instant now = clock.instant();
        return calendar.all().stream()
                .map(event -> EventBodies.body(event, now))
                .toList();
    }

    @GetMapping("/changes")
    @Operation(summary = "Who changed which event, newest first, at most 200")
    List<ChangeBody> changes() {
        return calendar.changes(MOST_CHANGES).stream()
                .map(change -> new ChangeBody(
                        change.at(),
                        change.author().who(),
                        change.author().through(),
                        change.event(),
                        change.before(),
                        change.after()))
                .toList();
    }

    @GetMapping("/occurrences")
    @Operation(summary = "When events touch a service, and how strong each is; from and to are ISO times or now-7d")
    List<OccurrenceBody> occurrences(
            @RequestParam("service") String service,
            @RequestParam(name = "from", defaultValue = "now") String from,
            @RequestParam(name = "days", defaultValue = "30") int days) {
        Instant now = clock.instant();
        ServiceName name = services.require(service);
        Instant start = TimePoint.parse("from", from, now);
        if (days < 1 || days > LONGEST_RANGE.toDays()) {
            throw Refusal.badRequest("days must be 1 to " + LONGEST_RANGE.toDays());
        }
        return outlook.between(name, start, start.plus(Duration.ofDays(days)), now).stream()
                .map(EventBodies::body)
                .toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "One event")
    EventBody event(@PathVariable("id") long id) {
        return calendar.find(id)
                .map(event -> EventBodies.body(event, clock.instant()))
                .orElseThrow(EventsController::unknown);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Keeps a new event",
            description =
                    "occurs: 2026-11-11T00:00, weekly friday 20:00, monthly 15 09:00, yearly 11-11 00:00, lunar 1-1,"
                            + " holiday CN spring-festival. Without a multiplier it is learned from earlier occurrences.")
    EventBody add(@RequestBody EventInput input, HttpServletRequest request) {
        CalendarEvent event = EventBodies.event(0, input, declared.zone());
        return EventBodies.body(calendar.add(event, author(request)), clock.instant());
    }

    @PutMapping("/{id}")
    @Operation(summary = "Replaces a user's event whole")
    EventBody replace(@PathVariable("id") long id, @RequestBody EventInput input, HttpServletRequest request) {
        CalendarEvent event = EventBodies.event(id, input, declared.zone());
        requireOwn(id);
        if (!calendar.replace(event, author(request))) {
            throw unknown();
        }
        return EventBodies.body(event, clock.instant());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Removes a user's event")
    void remove(@PathVariable("id") long id, HttpServletRequest request) {
        requireOwn(id);
        if (!calendar.remove(id, author(request))) {
            throw unknown();
        }
    }

    @PostMapping("/preview")
    @Operation(summary = "What an event would do to a service, without keeping it")
    PreviewBody preview(@RequestParam("service") String service, @RequestBody EventInput input) {
        ServiceName name = services.require(service);
        CalendarEvent event = EventBodies.event(0, input, declared.zone());
        return EventBodies.body(name, outlook.preview(event, name, clock.instant()));
    }

    @PostMapping(
            path = "/import",
            consumes = {"text/calendar", MediaType.TEXT_PLAIN_VALUE})
    @Operation(
            summary = "Takes over the events of an iCalendar file; importing it again changes nothing twice",
            description = "X-HEADROOM-MULTIPLIER and X-HEADROOM-SERVICE of an event are honoured. At most 1 MiB.")
    ImportBody importCalendar(@RequestBody String text, HttpServletRequest request) {
        if (text.length() > LONGEST_CALENDAR) {
            throw Refusal.badRequest("the calendar must be at most 1 MiB");
        }
        ICalendarFile.Contents contents = contents(text);
        Instant now = clock.instant();
        List<EventBody> kept = contents.events().stream()
                .map(one -> calendar.imported(one.event(), one.uid(), author(request)))
                .map(event -> EventBodies.body(event, now))
                .toList();
        return new ImportBody(kept, contents.leftOut());
    }

    private ICalendarFile.Contents contents(String text) {
        try {
            return ICalendarFile.read(text, declared.zone());
        } catch (IllegalArgumentException noCalendar) {
            throw Refusal.badRequest(String.valueOf(noCalendar.getMessage()));
        }
    }

    private void requireOwn(long id) {
        CalendarEvent event = calendar.find(id).orElseThrow(EventsController::unknown);
        if (event.origin() != CalendarEvent.Origin.USER) {
            throw Refusal.conflict("This event comes from the configuration file and is changed there.");
        }
    }

    private static Refusal unknown() {
        return Refusal.notFound("There is no event of this number.");
    }

    private static EventCalendar.Author author(HttpServletRequest request) {
        String who = request.getUserPrincipal() == null
                ? "api"
                : request.getUserPrincipal().getName();
        return new EventCalendar.Author(who, "REST " + request.getRemoteAddr());
    }
}
