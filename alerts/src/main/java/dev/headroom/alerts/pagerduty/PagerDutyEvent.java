package dev.headroom.alerts.pagerduty;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headroom.alerts.notification.Message;
import dev.headroom.alerts.notification.MessageStyle;
import dev.headroom.alerts.notification.MessageText;
import dev.headroom.alerts.notification.Notification;
import dev.headroom.alerts.notification.NumberLines;
import dev.headroom.alerts.text.TextLimit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of one event, within the 512 kB that one may have. */
record PagerDutyEvent(MessageStyle style) {

    private static final int LONGEST_SUMMARY = 1024;
    private static final int MOST_BYTES = 512_000;
    private static final int MOST_LISTED = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    String json(String routingKey, Notification notification) {
        String whole = json(routingKey, notification, MOST_LISTED);
        return whole.getBytes(UTF_8).length <= MOST_BYTES ? whole : json(routingKey, notification, 0);
    }

    private String json(String routingKey, Notification notification, int listed) {
        MessageText text = MessageText.of(notification, style);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("routing_key", routingKey);
        event.put("event_action", action(notification));
        event.put("dedup_key", key(notification));
        event.put("client", "Headroom");
        style.publicUrl().ifPresent(url -> event.put("client_url", url.toString()));
        event.put("payload", payload(text, notification, listed));
        text.link().ifPresent(link -> event.put("links", List.of(Map.of("href", link.toString(), "text", "Headroom"))));
        return JSON.writeValueAsString(event);
    }

    private static String action(Notification notification) {
        return switch (notification) {
            case Notification.Alerts alerts -> {
                boolean taken = alerts.messages().stream()
                        .filter(message -> message.kind() != Message.Kind.RESOLVED)
                        .allMatch(message -> message.acknowledgedBy().isPresent());
                yield alerts.isOver() ? "resolve" : taken ? "acknowledge" : "trigger";
            }
            case Notification.Summary _, Notification.Test _ -> "trigger";
        };
    }

    private static String key(Notification notification) {
        return switch (notification) {
            case Notification.Alerts alerts -> "headroom-" + alerts.envelope().groupHash();
            case Notification.Summary(List<Message> messages) ->
                "headroom-summary-" + messages.getFirst().incident();
            case Notification.Test(var at) -> "headroom-test-" + at.getEpochSecond();
        };
    }

    private static Map<String, Object> payload(MessageText text, Notification notification, int listed) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("why", TextLimit.cut(text.why(), LONGEST_SUMMARY));
        details.put("since", text.since());
        details.put("what_to_do", text.whatToDo());
        for (NumberLines.Line number : text.numbers()) {
            details.put(number.label(), number.value());
        }
        details.put("more", text.more().stream().limit(listed).toList());
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("summary", TextLimit.cut(text.headline(), LONGEST_SUMMARY));
        payload.put("severity", severity(text.tone()));
        payload.put("custom_details", details);
        switch (notification) {
            case Notification.Alerts alerts ->
                addSource(payload, alerts.messages().getFirst());
            case Notification.Summary summary ->
                addSource(payload, summary.messages().getFirst());
            case Notification.Test _ -> payload.put("source", "headroom");
        }
        return payload;
    }

    private static void addSource(Map<String, Object> payload, Message message) {
        payload.put("source", message.subject().isEmpty() ? message.service().value() : message.subject());
        payload.put("component", message.service().value());
        payload.put("class", message.rule());
        payload.put("timestamp", message.happenedAt().toString());
    }

    private static String severity(MessageText.Tone tone) {
        return switch (tone) {
            case CRITICAL -> "critical";
            case WARNING -> "warning";
            case INFO, RESOLVED -> "info";
        };
    }
}
