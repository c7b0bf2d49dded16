package dev.headroom.alerts.webhook;

import dev.headroom.alerts.http.PostOutcome;
import dev.headroom.alerts.http.WebhookClient;
import dev.headroom.alerts.notification.Handover;
import dev.headroom.alerts.notification.Notification;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.settings.ChannelSettings;
import java.net.URI;
import java.util.Optional;

/** Posts to a receiver of Alertmanager webhooks; any 2xx means that it was taken. */
public final class WebhookNotifier implements Notifier {

    private final ChannelSettings.Webhook settings;
    private final WebhookClient client;
    private final Optional<URI> publicUrl;

    public WebhookNotifier(ChannelSettings.Webhook settings, WebhookClient client, Optional<URI> publicUrl) {
        this.settings = settings;
        this.client = client;
        this.publicUrl = publicUrl;
    }

    @Override
    public String channel() {
        return settings.name();
    }

    @Override
    public Handover handOver(Notification notification) {
        String json = AlertmanagerDocument.json(settings.name(), notification, publicUrl);
        return switch (client.post(settings.url(), json)) {
            case PostOutcome.NotAnswered(String reason) -> new Handover.TryAgain(reason, Optional.empty());
            case PostOutcome.Answered answer
            when answer.isSuccess() -> new Handover.Delivered("answered " + answer.status());
            case PostOutcome.Answered answer -> answer.failure("answered " + answer.status());
        };
    }
}
