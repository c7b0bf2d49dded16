package dev.headroom.alerts.receive;

import dev.headroom.alerts.IncidentLabels;
import dev.headroom.alerts.Severity;
import dev.headroom.alerts.text.TextLimit;
import dev.headroom.alerts.webhook.AlertmanagerAlert;
import dev.headroom.collector.fleet.ServiceName;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the webhook of Alertmanager, version 4. Our own alerts that come back by way of it are left out. */
public final class AlertmanagerPush {

    static final int MOST_ALERTS = 2000;
    private static final int MOST_LABELS = 64;
    private static final int LONGEST_LABEL = 500;
    private static final int LONGEST_TEXT = 1000;
    private static final List<String> SUBJECTS = List.of("subject", "instance", "pod", "node", "device");

    private AlertmanagerPush() {}

    /** Throws {@link IllegalArgumentException} with one plain sentence when it is no such document. */
    public static List<PushedAlert> parse(String json, Instant now) {
        JsonNode document;
        try {
            document = JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The body is not JSON.", e);
        }
        JsonNode alerts = document.path("alerts");
        if (!"4".equals(document.path("version").asString("")) || !alerts.isArray()) {
            throw new IllegalArgumentException("The body is not an Alertmanager webhook of version 4.");
        }
        if (alerts.size() > MOST_ALERTS) {
            throw new IllegalArgumentException("More than " + MOST_ALERTS + " alerts in one request.");
        }
        List<PushedAlert> pushed = new ArrayList<>();
        for (JsonNode alert : alerts) {
            if (!alert.path("labels").has(AlertmanagerAlert.OURS)) {
                pushed.add(alert(alert, now));
            }
        }
        return pushed;
    }

    private static PushedAlert alert(JsonNode alert, Instant now) {
        Map<String, String> labels = labels(alert.path("labels"));
        String rule = labels.getOrDefault(IncidentLabels.RULE, "");
        if (rule.isBlank()) {
            throw new IllegalArgumentException("An alert has no label alertname.");
        }
        String service = labels.getOrDefault(IncidentLabels.SERVICE, "");
        String subject = Stream.concat(
                        SUBJECTS.stream().map(name -> labels.getOrDefault(name, "")),
                        Stream.of(text(alert.path("fingerprint"), LONGEST_LABEL)))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
        Severity severity = severity(labels.getOrDefault(IncidentLabels.SEVERITY, ""));
        String title = text(alert.path("annotations").path("summary"), LONGEST_TEXT);
        Map<String, String> own = new TreeMap<>(labels);
        own.keySet().removeAll(List.of(IncidentLabels.RULE, IncidentLabels.SERVICE, IncidentLabels.SEVERITY));
        return new PushedAlert(
                rule,
                service.isBlank() ? ServiceName.UNASSIGNED : new ServiceName(service),
                subject,
                severity,
                !"resolved".equals(alert.path("status").asString("")),
                title.isBlank() ? rule : title,
                text(alert.path("annotations").path("description"), LONGEST_TEXT),
                own,
                time(alert.path("startsAt").asString(""), now));
    }

    private static Map<String, String> labels(JsonNode node) {
        if (node.size() > MOST_LABELS) {
            throw new IllegalArgumentException("An alert has more than " + MOST_LABELS + " labels.");
        }
        Map<String, String> labels = new TreeMap<>();
        node.properties().forEach(label -> labels.put(label.getKey(), text(label.getValue(), LONGEST_LABEL)));
        return labels;
    }

    private static String text(JsonNode node, int limit) {
        return TextLimit.cut(node.asString("").replaceAll("\\p{Cntrl}+", " "), limit);
    }

    private static Severity severity(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "critical", "page", "error", "emergency" -> Severity.CRITICAL;
            case "info", "none", "notice" -> Severity.INFO;
            default -> Severity.WARNING;
        };
    }

    private static Instant time(String text, Instant now) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            return time.isAfter(now) ? now : time;
        } catch (DateTimeException _) {
            return now;
        }
    }
}
