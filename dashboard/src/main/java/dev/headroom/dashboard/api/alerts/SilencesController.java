package dev.headroom.dashboard.api.alerts;

import dev.headroom.alerts.Incident;
import dev.headroom.alerts.Incidents;
import dev.headroom.alerts.silence.Matchers;
import dev.headroom.alerts.silence.Silence;
import dev.headroom.alerts.silence.Silences;
import dev.headroom.dashboard.api.Refusal;
import dev.headroom.dashboard.api.WireWord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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

/** Silences: made, changed, ended, and asked what they would match. */
@RestController
@RequestMapping(path = "/api/v1/silences", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "silences")
final class SilencesController {

    private static final int MOST = 500;
    private static final String ORIGIN = "api";

    private final Silences silences;
    private final Incidents incidents;
    private final InstantSource clock;

    SilencesController(Silences silences, Incidents incidents, InstantSource clock) {
        this.silences = silences;
        this.incidents = incidents;
        this.clock = clock;
    }

    /** A silence as it is; {@code state} is active, pending or expired. */
    record SilenceBody(
            long id,
            List<String> matchers,
            Instant startsAt,
            Instant endsAt,
            String createdBy,
            Instant createdAt,
            String comment,
            String state) {}

    /** A silence as it shall be; it starts now when nothing else is said. */
    record SilenceRequest(
            @Nullable List<String> matchers,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable String createdBy,
            @Nullable String comment) {}

    record MatchersRequest(@Nullable List<String> matchers) {}

    record MatchBody(long id, String title, String service, String subject, String severity) {}

    @GetMapping
    @Operation(summary = "Active and coming silences first, then those that ended", description = "At most 500.")
    List<SilenceBody> all() {
        return silences.all(MOST).stream().map(this::body).toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "One silence")
    SilenceBody one(@PathVariable("id") long id) {
        return silences.find(id).map(this::body).orElseThrow(SilencesController::unknown);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Silences what matches",
            description = "matchers are those of Alertmanager, such as service=\"deepseek-r1\" or node=~\"gpu-.*\"; all"
                    + " must match. ends_at, created_by and comment are required.")
    SilenceBody create(@RequestBody SilenceRequest request) {
        return body(silences.create(silence(0, request), ORIGIN));
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Changes a silence that is not over")
    SilenceBody change(@PathVariable("id") long id, @RequestBody SilenceRequest request) {
        Silence wanted = silence(id, request);
        return silences.change(wanted, wanted.createdBy(), ORIGIN)
                .map(this::body)
                .orElseThrow(() -> missing(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends a silence now; it stays in the list")
    void expire(@PathVariable("id") long id, @RequestParam(name = "by", defaultValue = "api") String by) {
        if (!silences.expire(id, by, ORIGIN)) {
            throw missing(id);
        }
    }

    @PostMapping(path = "/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "What fires now and would be silenced")
    List<MatchBody> preview(@RequestBody MatchersRequest request) {
        Matchers matchers = accepted(() -> Matchers.parse(Objects.requireNonNullElse(request.matchers(), List.of())));
        return incidents.firing().stream()
                .filter(incident -> matchers.match(incident.labels()))
                .map(SilencesController::match)
                .toList();
    }

    private static MatchBody match(Incident incident) {
        return new MatchBody(
                incident.id(),
                incident.title(),
                incident.service().value(),
                incident.subject(),
                WireWord.of(incident.severity()));
    }

    private Silence silence(long id, SilenceRequest request) {
        Instant now = clock.instant();
        Instant end = request.endsAt();
        if (end == null) {
            throw Refusal.badRequest("ends_at is required");
        }
        if (!end.isAfter(now)) {
            throw Refusal.badRequest("ends_at must be in the future");
        }
        return accepted(() -> new Silence(
                id,
                Matchers.parse(Objects.requireNonNullElse(request.matchers(), List.of())),
                Objects.requireNonNullElse(request.startsAt(), now),
                end,
                Objects.requireNonNullElse(request.createdBy(), ""),
                now,
                Objects.requireNonNullElse(request.comment(), "")));
    }

    private static <T> T accepted(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException refused) {
            throw Refusal.badRequest(String.valueOf(refused.getMessage()));
        }
    }

    private Refusal missing(long id) {
        return silences.find(id).isPresent() ? Refusal.conflict("The silence is over.") : unknown();
    }

    private static Refusal unknown() {
        return Refusal.notFound("There is no silence of this id.");
    }

    private SilenceBody body(Silence silence) {
        Instant now = clock.instant();
        String state = silence.isActive(now) ? "active" : silence.isOver(now) ? "expired" : "pending";
        return new SilenceBody(
                silence.id(),
                silence.matchers().texts(),
                silence.startsAt(),
                silence.endsAt(),
                silence.createdBy(),
                silence.createdAt(),
                silence.comment(),
                state);
    }
}
