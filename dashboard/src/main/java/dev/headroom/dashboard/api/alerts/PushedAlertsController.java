package dev.headroom.dashboard.api.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headroom.alerts.receive.AlertmanagerPush;
import dev.headroom.alerts.receive.PushedAlerts;
import dev.headroom.alerts.settings.AlertSettings;
import dev.headroom.alerts.slack.SlackInteractions;
import dev.headroom.alerts.slack.SlackSignature;
import dev.headroom.dashboard.api.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What others push about alerts: an Alertmanager its own, and Slack the buttons that people press. */
@RestController
@Tag(name = "push")
final class PushedAlertsController {

    private static final int LARGEST_BYTES = 4 << 20;
    private static final int LARGEST_FORM_BYTES = 256 << 10;

    private final PushedAlerts alerts;
    private final AlertSettings settings;
    private final SlackInteractions slack;
    private final InstantSource clock;

    PushedAlertsController(PushedAlerts alerts, AlertSettings settings, SlackInteractions slack, InstantSource clock) {
        this.alerts = alerts;
        this.settings = settings;
        this.slack = slack;
        this.clock = clock;
    }

    @PostMapping("/api/v1/alertmanager")
    @Operation(
            summary = "Take alerts of an Alertmanager",
            description = "Its webhook, version 4, at most 4 MiB. Closed unless headroom.alerts.receive-alertmanager is"
                    + " true.",
            requestBody = @RequestBody(content = @Content(mediaType = "application/json")))
    ResponseEntity<Void> alertmanager(HttpServletRequest request) throws IOException {
        if (!settings.receivesAlertmanager()) {
            throw Refusal.notFound("Alerts of others are not taken; headroom.alerts.receive-alertmanager opens this.");
        }
        try {
            alerts.take(AlertmanagerPush.parse(body(request, LARGEST_BYTES), clock.instant()));
        } catch (IllegalArgumentException unreadable) {
            throw Refusal.badRequest(String.valueOf(unreadable.getMessage()));
        }
        return ResponseEntity.noContent().build();
    }

    /** Open to the world, as Slack needs it; believed only when signed. */
    @PostMapping("/api/v1/slack/interactions")
    @Operation(
            summary = "Take a button that was pressed in Slack",
            description = "For Slack alone: the request must carry its signature.",
            requestBody = @RequestBody(content = @Content(mediaType = "application/x-www-form-urlencoded")))
    ResponseEntity<Void> slack(HttpServletRequest request) throws IOException {
        SlackSignature signature = new SlackSignature(
                Objects.requireNonNullElse(request.getHeader("X-Slack-Request-Timestamp"), ""),
                Objects.requireNonNullElse(request.getHeader("X-Slack-Signature"), ""));
        HttpStatus status =
                switch (slack.press(signature, body(request, LARGEST_FORM_BYTES))) {
                    case DONE -> HttpStatus.OK;
                    case NOT_FROM_SLACK -> HttpStatus.UNAUTHORIZED;
                    case UNREADABLE -> HttpStatus.BAD_REQUEST;
                };
        return ResponseEntity.status(status).build();
    }

    private static String body(HttpServletRequest request, int largest) throws IOException {
        byte[] body = request.getInputStream().readNBytes(largest + 1);
        if (body.length > largest) {
            throw Refusal.tooLarge("The body is larger than " + largest + " bytes.");
        }
        return new String(body, UTF_8);
    }
}
