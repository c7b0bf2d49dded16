package dev.headroom.alerts.webhook;

import dev.headroom.alerts.IncidentFacts;
import dev.headroom.alerts.notification.Message;
import dev.headroom.alerts.notification.MessageStyle;
import dev.headroom.alerts.notification.MessageText;
import dev.headroom.alerts.notification.Notification;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One incident as Alertmanager writes an alert. */
public record AlertmanagerAlert(MessageStyle style) {

    /** By this we know our own alerts when an Alertmanager sends them back. */
    public static final String OURS = "headroom_incident";

    /** What Alertmanager sends as the end of an alert that has none. */
    private static final String NO_END = "0001-01-01T00:00:00Z";

    private static final String NOT_A_LABEL = "[^a-zA-Z0-9_]";

    /** With its status, as in a webhook. */
    Map<String, Object> of(Message message) {
        boolean resolved = message.kind() == Message.Kind.RESOLVED;
        Map<String, Object> alert = new LinkedHashMap<>();
        alert.put("status", resolved ? "resolved" : "firing");
        alert.putAll(body(message));
        alert.put("endsAt", resolved ? message.happenedAt().toString() : NO_END);
        alert.put("fingerprint", Long.toHexString(message.incident()));
        return alert;
    }

    /** Without its end, which means different things to those who read it. */
    public Map<String, Object> body(Message message) {
        MessageText text = MessageText.of(Notification.of(message), style);
        Map<String, Object> alert = new LinkedHashMap<>();
        alert.put("labels", labels(message));
        alert.put(
                "annotations",
                Map.of("summary", text.headline(), "description", text.why(), "runbook", text.whatToDo()));
        alert.put("startsAt", message.since().toString());
        alert.put("generatorURL", text.link().map(URI::toString).orElse(""));
        return alert;
    }

    Map<String, Object> test(MessageText text, Instant at) {
        return Map.of(
                "status", "firing",
                "labels", testLabels(),
                "annotations", Map.of("summary", text.headline(), "description", text.why()),
                "startsAt", at.toString(),
                "endsAt", NO_END,
                "generatorURL", text.link().map(URI::toString).orElse(""),
                "fingerprint", "test");
    }

    public static Map<String, String> testLabels() {
        return Map.of("alertname", "HeadroomTest", "severity", "info", OURS, "test");
    }

    private static Map<String, String> labels(Message message) {
        Map<String, String> labels = new TreeMap<>();
        message.labels().forEach((name, value) -> labels.put(name.replaceAll(NOT_A_LABEL, "_"), value));
        labels.put(OURS, Long.toString(message.incident()));
        IncidentFacts.causeIn(message.facts())
                .ifPresent(cause -> labels.put("cause", cause.name().toLowerCase(Locale.ROOT)));
        return labels;
    }
}
