package dev.headroom.dashboard.api.planning;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.api.KnownServices;
import dev.headroom.dashboard.api.Refusal;
import dev.headroom.dashboard.api.TimePoint;
import dev.headroom.forecasting.annotation.Annotation;
import dev.headroom.forecasting.annotation.Annotations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Remarks on the charts: deployments that pipelines tell of, changes of replicas that were seen. */
@RestController
@RequestMapping(path = "/api/v1/annotations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "events")
final class AnnotationsController {

    private final Annotations annotations;
    private final KnownServices services;
    private final InstantSource clock;

    AnnotationsController(Annotations annotations, KnownServices services, InstantSource clock) {
        this.annotations = annotations;
        this.services = services;
        this.clock = clock;
    }

    /** A remark; {@code service} is null when it concerns all. */
    record AnnotationBody(long id, Instant time, @Nullable String service, String kind, String text, String who) {}

    /** A remark to be kept: {@code time} is now when left out, {@code kind} such as deploy or scale. */
    record AnnotationInput(
            @Nullable String time,
            @Nullable String service,
            @Nullable String kind,
            @Nullable String text) {}

    @GetMapping
    @Operation(summary = "Remarks of a range, oldest first, at most the newest 500; of one service or of all")
    List<AnnotationBody> annotations(
            @RequestParam(name = "service", required = false) @Nullable String service,
            @RequestParam(name = "from", defaultValue = "now-7d") String from,
            @RequestParam(name = "to", defaultValue = "now") String to) {
        Instant now = clock.instant();
        Instant start = TimePoint.parse("from", from, now);
        Instant end = TimePoint.parse("to", to, now);
        if (!start.isBefore(end)) {
            throw Refusal.badRequest("from must be before to");
        }
        List<Annotation> found = service == null
                ? annotations.between(start, end)
                : annotations.between(services.require(service), start, end);
        return found.stream().map(AnnotationsController::body).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Keeps a remark, such as a deployment at the end of a pipeline")
    AnnotationBody add(@RequestBody AnnotationInput input, HttpServletRequest request) {
        Instant now = clock.instant();
        Instant time = input.time() == null ? now : TimePoint.parse("time", input.time(), now);
        Optional<ServiceName> service = Optional.ofNullable(input.service()).map(services::require);
        try {
            return body(annotations.add(new Annotation(
                    0,
                    time,
                    service,
                    input.kind() == null ? "note" : input.kind(),
                    input.text() == null ? "" : input.text(),
                    request.getUserPrincipal() == null
                            ? "api"
                            : request.getUserPrincipal().getName())));
        } catch (IllegalArgumentException refused) {
            throw Refusal.badRequest(String.valueOf(refused.getMessage()));
        }
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Removes a remark")
    void remove(@PathVariable("id") long id) {
        if (!annotations.remove(id)) {
            throw Refusal.notFound("There is no annotation of this number.");
        }
    }

    private static AnnotationBody body(Annotation annotation) {
        return new AnnotationBody(
                annotation.id(),
                annotation.time(),
                annotation.service().map(ServiceName::value).orElse(null),
                annotation.kind(),
                annotation.text(),
                annotation.who());
    }
}
