package dev.headroom.alerts.webhook;

import dev.headroom.alerts.notification.Message;
import dev.headroom.alerts.notification.MessageStyle;
import dev.headroom.alerts.notification.MessageText;
import dev.headroom.alerts.notification.Notification;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of Alertmanager's webhook (prometheus.io/docs/alerting/latest/configuration/#webhook_config). */
final class AlertmanagerDocument {

    /** More than this are counted instead of listed. */
    static final int MOST_ALERTS = 1000;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final MessageStyle style;

    AlertmanagerDocument(MessageStyle style) {
        this.style = style;
    }

    String json(String receiver, Notification notification) {
        List<Message> messages =
                switch (notification) {
                    case Notification.Alerts alerts -> alerts.messages();
                    case Notification.Summary summary -> summary.messages();
                    case Notification.Test _ -> List.of();
                };
        AlertmanagerAlert form = new AlertmanagerAlert(style);
        List<Map<String, Object>> alerts = notification instanceof Notification.Test(var at)
                ? List.of(form.test(MessageText.of(notification, style), at))
                : messages.stream().limit(MOST_ALERTS).map(form::of).toList();
        boolean resolved = alerts.stream().allMatch(alert -> "resolved".equals(alert.get("status")));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", "4");
        document.put("groupKey", groupKey(notification));
        document.put("truncatedAlerts", Math.max(0, messages.size() - MOST_ALERTS));
        document.put("status", resolved ? "resolved" : "firing");
        document.put("receiver", receiver);
        document.put("groupLabels", Map.of());
        document.put("commonLabels", common(messages));
        document.put("commonAnnotations", Map.of());
        document.put("externalURL", style.publicUrl().map(URI::toString).orElse(""));
        document.put("alerts", alerts);
        return JSON.writeValueAsString(document);
    }

    /** Labels that all have with one value. */
    private static Map<String, String> common(List<Message> messages) {
        Map<String, String> common = new TreeMap<>();
        if (!messages.isEmpty()) {
            common.putAll(messages.getFirst().labels());
            messages.forEach(message -> common.entrySet()
                    .removeIf(label -> !Objects.equals(message.labels().get(label.getKey()), label.getValue())));
        }
        return common;
    }

    private static String groupKey(Notification notification) {
        return switch (notification) {
            case Notification.Alerts alerts -> "headroom:" + alerts.envelope().group();
            case Notification.Summary(List<Message> messages) ->
                "headroom:summary:" + messages.getFirst().happenedAt();
            case Notification.Test _ -> "headroom:test";
        };
    }
}
