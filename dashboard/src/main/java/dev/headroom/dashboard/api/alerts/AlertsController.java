package dev.headroom.dashboard.api.alerts;

import dev.headroom.alerts.Delivery;
import dev.headroom.alerts.Incident;
import dev.headroom.alerts.Incidents;
import dev.headroom.dashboard.api.Refusal;
import dev.headroom.dashboard.api.TimePoint;
import dev.headroom.dashboard.api.WireWord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Incidents, and the one thing a caller may change about them. */
@RestController
@RequestMapping(path = "/api/v1/alerts", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "alerts")
final class AlertsController {

    private static final int MOST = 500;
    private static final int LONGEST_NAME = 80;

    private final Incidents incidents;
    private final InstantSource clock;

    AlertsController(Incidents incidents, InstantSource clock) {
        this.incidents = incidents;
        this.clock = clock;
    }

    record DeliveryBody(String channel, String state, int attempts, Instant changedAt, String detail) {}

    /** One alert; {@code facts} are the numbers that led to it. */
    record IncidentBody(
            long id,
            String rule,
            String service,
            String subject,
            String severity,
            String state,
            String title,
            String summary,
            Map<String, Double> facts,
            Instant pendingSince,
            @Nullable Instant firingSince,
            @Nullable Instant resolvedAt,
            @Nullable String acknowledgedBy,
            List<DeliveryBody> deliveries) {}

    @GetMapping
    @Operation(
            summary = "Alerts firing now, or with from all that fired or resolved in the range, newest first",
            description = "from, to: ISO time with zone, now, or now-6h. At most 500.")
    List<IncidentBody> alerts(
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", defaultValue = "now") String to) {
        if (from == null) {
            return incidents.firing().stream().map(AlertsController::body).toList();
        }
        Instant now = clock.instant();
        Instant start = TimePoint.parse("from", from, now);
        Instant end = TimePoint.parse("to", to, now);
        if (!start.isBefore(end)) {
            throw Refusal.badRequest("from must be before to");
        }
        return incidents.between(start, end, MOST).stream()
                .map(AlertsController::body)
                .toList();
    }

    @PostMapping("/{id}/acknowledge")
    @Operation(summary = "Says that someone takes care; a second call keeps the first name")
    IncidentBody acknowledge(@PathVariable("id") long id, @RequestParam(name = "by", defaultValue = "api") String by) {
        if (by.isBlank() || by.length() > LONGEST_NAME) {
            throw Refusal.badRequest("by must have 1 to " + LONGEST_NAME + " characters");
        }
        if (incidents.find(id).isEmpty()) {
            throw Refusal.notFound("There is no alert of this id.");
        }
        if (!incidents.acknowledge(id, by, "api")) {
            throw Refusal.conflict("The alert is over.");
        }
        return incidents.find(id).map(AlertsController::body).orElseThrow();
    }

    private static IncidentBody body(Incident incident) {
        return new IncidentBody(
                incident.id(),
                incident.rule(),
                incident.service().value(),
                incident.subject(),
                WireWord.of(incident.severity()),
                WireWord.of(incident.state()),
                incident.title(),
                incident.summary(),
                incident.facts(),
                incident.pendingSince(),
                incident.firingSince().orElse(null),
                incident.resolvedAt().orElse(null),
                incident.acknowledgedBy().orElse(null),
                incident.deliveries().stream().map(AlertsController::body).toList());
    }

    private static DeliveryBody body(Delivery delivery) {
        return new DeliveryBody(
                delivery.channel(),
                WireWord.of(delivery.state()),
                delivery.attempts(),
                delivery.changedAt(),
                delivery.detail());
    }
}
