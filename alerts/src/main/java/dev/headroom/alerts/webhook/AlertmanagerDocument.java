package dev.headroom.alerts.webhook;

import dev.headroom.alerts.IncidentFacts;
import dev.headroom.alerts.notification.Message;
import dev.headroom.alerts.notification.MessageText;
import dev.headroom.alerts.notification.Notification;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of Alertmanager's webhook (prometheus.io/docs/alerting/latest/configuration/#webhook_config). */
final class AlertmanagerDocument {

    /** What Alertmanager sends as the end of an alert that has none. */
    private static final String NO_END = "0001-01-01T00:00:00Z";

    private static final JsonMapper JSON = JsonMapper.shared();

    private AlertmanagerDocument() {}

    static String json(String receiver, Notification notification, Optional<URI> publicUrl) {
        MessageText text = MessageText.of(notification, publicUrl);
        List<Map<String, Object>> alerts =
                switch (notification) {
                    case Notification.Single(Message message) -> List.of(alert(message, publicUrl));
                    case Notification.Summary(List<Message> messages) ->
                        messages.stream()
                                .map(message -> alert(message, publicUrl))
                                .toList();
                    case Notification.Test test ->
                        List.of(Map.of(
                                "status", "firing",
                                "labels", Map.of("alertname", "HeadroomTest", "severity", "info"),
                                "annotations", Map.of("summary", text.headline(), "description", text.why()),
                                "startsAt", test.at().toString(),
                                "endsAt", NO_END,
                                "generatorURL", url(text),
                                "fingerprint", "test"));
                };
        boolean resolved = alerts.stream().allMatch(alert -> "resolved".equals(alert.get("status")));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", "4");
        document.put("groupKey", groupKey(notification));
        document.put("truncatedAlerts", 0);
        document.put("status", resolved ? "resolved" : "firing");
        document.put("receiver", receiver);
        document.put("groupLabels", Map.of());
        document.put(
                "commonLabels", alerts.size() == 1 ? alerts.getFirst().getOrDefault("labels", Map.of()) : Map.of());
        document.put("commonAnnotations", Map.of());
        document.put("externalURL", publicUrl.map(URI::toString).orElse(""));
        document.put("alerts", alerts);
        return JSON.writeValueAsString(document);
    }

    private static Map<String, Object> alert(Message message, Optional<URI> publicUrl) {
        boolean resolved = message.kind() == Message.Kind.RESOLVED;
        MessageText text = MessageText.of(new Notification.Single(message), publicUrl);
        Map<String, Object> alert = new LinkedHashMap<>();
        alert.put("status", resolved ? "resolved" : "firing");
        alert.put("labels", labels(message));
        alert.put(
                "annotations",
                Map.of("summary", message.title(), "description", message.summary(), "runbook", text.whatToDo()));
        alert.put("startsAt", message.since().toString());
        alert.put("endsAt", resolved ? message.happenedAt().toString() : NO_END);
        alert.put("generatorURL", url(text));
        alert.put("fingerprint", Long.toHexString(message.incident()));
        return alert;
    }

    private static Map<String, String> labels(Message message) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("alertname", message.rule());
        labels.put("service", message.service().value());
        labels.put("severity", message.severity().name().toLowerCase(Locale.ROOT));
        if (!message.subject().isEmpty()) {
            labels.put("subject", message.subject());
        }
        IncidentFacts.causeIn(message.facts())
                .ifPresent(cause -> labels.put("cause", cause.name().toLowerCase(Locale.ROOT)));
        return labels;
    }

    private static String groupKey(Notification notification) {
        return switch (notification) {
            case Notification.Single(Message message) -> "headroom:" + message.incident();
            case Notification.Summary(List<Message> messages) ->
                "headroom:summary:" + messages.getFirst().happenedAt();
            case Notification.Test _ -> "headroom:test";
        };
    }

    private static String url(MessageText text) {
        return text.link().map(URI::toString).orElse("");
    }
}
