package dev.headroom.alerts.alertmanager;

import dev.headroom.alerts.http.Post;
import dev.headroom.alerts.http.PostOutcome;
import dev.headroom.alerts.http.Receiver;
import dev.headroom.alerts.http.WebhookClient;
import dev.headroom.alerts.notification.Handover;
import dev.headroom.alerts.notification.Message;
import dev.headroom.alerts.notification.MessageStyle;
import dev.headroom.alerts.notification.MessageText;
import dev.headroom.alerts.notification.Notification;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.notification.Pace;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.settings.Grouping;
import dev.headroom.alerts.webhook.AlertmanagerAlert;
import dev.headroom.collector.fleet.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pushes what fires to {@code /api/v2/alerts} and says it again every minute, as Prometheus does. Each alert carries an end
 * a few minutes ahead, so that it ends by itself should we fall silent.
 */
public final class AlertmanagerNotifier implements Notifier {

    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final Duration ENDS_UNLESS_REPEATED = AGAIN.multipliedBy(4);
    private static final Duration TEST_LASTS = Duration.ofMinutes(1);
    private static final String PATH = "/api/v2/alerts";

    private final ChannelSettings.Alertmanager settings;
    private final Receiver receiver;
    private final InstantSource clock;
    private final MessageStyle style;

    public AlertmanagerNotifier(
            ChannelSettings.Alertmanager settings, WebhookClient client, InstantSource clock, Optional<URI> publicUrl) {
        this.settings = settings;
        this.receiver = new Receiver(settings.url(), client);
        this.clock = clock;
        this.style = new MessageStyle(settings.voice(), publicUrl);
    }

    @Override
    public String channel() {
        return settings.name();
    }

    @Override
    public Pace pace() {
        return Pace.OF_A_MACHINE;
    }

    /** Everything at once and without waiting: grouping is the Alertmanager's own business. */
    @Override
    public Grouping grouping(Grouping configured) {
        return new Grouping(List.of(), Duration.ZERO, Duration.ZERO, AGAIN);
    }

    @Override
    public Handover handOver(Notification notification) {
        String json = JsonMapper.shared().writeValueAsString(alerts(notification));
        return receiver.send(url -> new Post(endpoint(url), json), AlertmanagerNotifier::judge);
    }

    private List<Map<String, Object>> alerts(Notification notification) {
        return switch (notification) {
            case Notification.Alerts alerts ->
                alerts.messages().stream().map(this::alert).toList();
            case Notification.Summary(var messages) ->
                messages.stream().map(this::alert).toList();
            case Notification.Test(Instant at) -> List.of(test(MessageText.of(notification, style), at));
        };
    }

    private Map<String, Object> alert(Message message) {
        boolean over = message.kind() == Message.Kind.RESOLVED;
        Map<String, Object> alert = new LinkedHashMap<>(new AlertmanagerAlert(style).body(message));
        Instant end = over ? message.happenedAt() : clock.instant().plus(ENDS_UNLESS_REPEATED);
        alert.put("endsAt", end.toString());
        return alert;
    }

    private static Map<String, Object> test(MessageText text, Instant at) {
        return Map.of(
                "labels", AlertmanagerAlert.testLabels(),
                "annotations", Map.of("summary", text.headline(), "description", text.why()),
                "startsAt", at.toString(),
                "endsAt", at.plus(TEST_LASTS).toString());
    }

    private static Secret endpoint(Secret url) {
        String base = url.revealed().replaceAll("/+$", "");
        return new Secret(base.endsWith(PATH) ? base : base + PATH);
    }

    private static Handover judge(PostOutcome.Answered answer) {
        String detail = "Alertmanager answered " + answer.status();
        return answer.isSuccess() ? new Handover.Delivered(detail) : answer.failure(detail);
    }
}
