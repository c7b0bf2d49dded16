package dev.headroom.alerts.wecom;

import dev.headroom.alerts.http.JsonAnswer;
import dev.headroom.alerts.http.Post;
import dev.headroom.alerts.http.Receiver;
import dev.headroom.alerts.http.WebhookClient;
import dev.headroom.alerts.notification.Handover;
import dev.headroom.alerts.notification.MarkdownText;
import dev.headroom.alerts.notification.MessageStyle;
import dev.headroom.alerts.notification.MessageText;
import dev.headroom.alerts.notification.Notification;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.notification.Pace;
import dev.headroom.alerts.notification.Phrases;
import dev.headroom.alerts.settings.ChannelSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Posts to a group robot (developer.work.weixin.qq.com/document/path/91770), which takes 20 messages a minute. */
public final class WeComNotifier implements Notifier {

    /** So many at once and again per minute: never more than 20 in any minute. */
    private static final Pace PACE = Pace.of(new Pace.Limit(10, Duration.ofMinutes(1)));

    private static final int LONGEST_BYTES = 4096;
    /** Busy, called too often, conflict. */
    private static final JsonAnswer ANSWER =
            new JsonAnswer("WeCom", List.of("errcode"), List.of("errmsg"), Set.of(-1, 45009, 45033, 6000));

    private final ChannelSettings.WeCom settings;
    private final Receiver receiver;
    private final MessageStyle style;

    public WeComNotifier(ChannelSettings.WeCom settings, WebhookClient client, Optional<URI> publicUrl) {
        this.settings = settings;
        this.receiver = new Receiver(settings.webhook(), client);
        this.style = new MessageStyle(settings.voice(), publicUrl);
    }

    @Override
    public String channel() {
        return settings.name();
    }

    @Override
    public Pace pace() {
        return PACE;
    }

    @Override
    public Handover handOver(Notification notification) {
        String markdown =
                MarkdownText.of(MessageText.of(notification, style), Phrases.in(settings.voice()), "\n", LONGEST_BYTES);
        String json = JsonMapper.shared()
                .writeValueAsString(Map.of("msgtype", "markdown", "markdown", Map.of("content", markdown)));
        return receiver.send(url -> new Post(url, json), ANSWER::judge);
    }
}
