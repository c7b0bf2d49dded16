package dev.headroom.alerts.webhook;

import dev.headroom.alerts.http.Post;
import dev.headroom.alerts.http.PostOutcome;
import dev.headroom.alerts.http.Receiver;
import dev.headroom.alerts.http.WebhookClient;
import dev.headroom.alerts.notification.Handover;
import dev.headroom.alerts.notification.MessageStyle;
import dev.headroom.alerts.notification.Notification;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.notification.Pace;
import dev.headroom.alerts.settings.ChannelSettings;
import java.net.URI;
import java.util.Optional;

/** Posts to a receiver of Alertmanager webhooks; any 2xx means that it was taken. */
public final class WebhookNotifier implements Notifier {

    private final ChannelSettings.Webhook settings;
    private final Receiver receiver;
    private final MessageStyle style;

    public WebhookNotifier(ChannelSettings.Webhook settings, WebhookClient client, Optional<URI> publicUrl) {
        this.settings = settings;
        this.receiver = new Receiver(settings.url(), client);
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

    @Override
    public Handover handOver(Notification notification) {
        String json = new AlertmanagerDocument(style).json(settings.name(), notification);
        return receiver.send(url -> new Post(url, json), WebhookNotifier::judge);
    }

    private static Handover judge(PostOutcome.Answered answer) {
        String detail = "answered " + answer.status();
        return answer.isSuccess() ? new Handover.Delivered(detail) : answer.failure(detail);
    }
}
