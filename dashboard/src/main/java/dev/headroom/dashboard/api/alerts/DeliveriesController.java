package dev.headroom.dashboard.api.alerts;

import dev.headroom.alerts.DeliveryAttempt;
import dev.headroom.alerts.DeliveryLog;
import dev.headroom.alerts.audit.Audit;
import dev.headroom.dashboard.api.Refusal;
import dev.headroom.dashboard.api.TimePoint;
import dev.headroom.dashboard.api.WireWord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was told to whom, and who changed what. Only read here. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "alerts")
final class DeliveriesController {

    private static final int MOST = 1000;

    private final DeliveryLog log;
    private final Audit audit;
    private final InstantSource clock;

    DeliveriesController(DeliveryLog log, Audit audit, InstantSource clock) {
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /** One attempt; two of one {@code dedupeKey} carried the same message. */
    record AttemptBody(
            long id,
            String channel,
            String group,
            String dedupeKey,
            int firing,
            int resolved,
            Instant startedAt,
            @Nullable Instant endedAt,
            String outcome,
            String detail,
            List<Long> incidents) {}

    record AuditBody(
            Instant at, String who, String origin, String action, String subject, String oldValue, String newValue) {}

    private record Range(Instant from, Instant to) {}

    @GetMapping("/deliveries")
    @Operation(
            summary = "Every attempt to tell a channel, newest first",
            description = "from, to: ISO time with zone, now, or now-6h. At most 1,000.")
    List<AttemptBody> deliveries(
            @RequestParam(name = "from", defaultValue = "now-24h") String from,
            @RequestParam(name = "to", defaultValue = "now") String to) {
        Range range = range(from, to);
        return log.between(range.from(), range.to(), MOST).stream()
                .map(DeliveriesController::body)
                .toList();
    }

    @GetMapping("/alerts/{id}/deliveries")
    @Operation(summary = "Every attempt to tell of one alert, newest first")
    List<AttemptBody> ofAlert(@PathVariable("id") long id) {
        return log.ofIncident(id, MOST).stream().map(DeliveriesController::body).toList();
    }

    @GetMapping("/audit")
    @Operation(summary = "Who changed what about alerts, newest first", description = "At most 1,000.")
    List<AuditBody> audit(
            @RequestParam(name = "from", defaultValue = "now-7d") String from,
            @RequestParam(name = "to", defaultValue = "now") String to) {
        Range range = range(from, to);
        return audit.between(range.from(), range.to().plusMillis(1), MOST).stream()
                .map(DeliveriesController::body)
                .toList();
    }

    private Range range(String from, String to) {
        Instant now = clock.instant();
        Range range = new Range(TimePoint.parse("from", from, now), TimePoint.parse("to", to, now));
        if (!range.from().isBefore(range.to())) {
            throw Refusal.badRequest("from must be before to");
        }
        return range;
    }

    private static AttemptBody body(DeliveryAttempt attempt) {
        return new AttemptBody(
                attempt.id(),
                attempt.channel(),
                attempt.group(),
                attempt.dedupeKey(),
                attempt.firing(),
                attempt.resolved(),
                attempt.startedAt(),
                attempt.endedAt().orElse(null),
                WireWord.of(attempt.outcome()),
                attempt.detail(),
                attempt.incidents());
    }

    private static AuditBody body(Audit.Row row) {
        Audit.Entry entry = row.entry();
        return new AuditBody(
                row.at(),
                entry.who(),
                entry.origin(),
                entry.action(),
                entry.subject(),
                entry.oldValue(),
                entry.newValue());
    }
}
