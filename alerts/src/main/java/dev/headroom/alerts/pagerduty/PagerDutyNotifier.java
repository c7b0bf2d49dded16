package dev.headroom.alerts.pagerduty;

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
import dev.headroom.collector.fleet.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Sends events (developer.pagerduty.com/docs/events-api-v2-overview). A group opens one of its incidents and closes it by
 * the same {@code dedup_key}, so an event that is sent twice does no harm.
 */
public final class PagerDutyNotifier implements Notifier {

    private final ChannelSettings.PagerDuty settings;
    private final Receiver receiver;
    private final MessageStyle style;
    private final Secret address;

    public PagerDutyNotifier(ChannelSettings.PagerDuty settings, WebhookClient client, Optional<URI> publicUrl) {
        this.settings = settings;
        this.receiver = new Receiver(settings.routingKey(), client);
        this.style = new MessageStyle(settings.voice(), publicUrl);
        this.address = new Secret(settings.api().toString());
    }

    @Override
    public String channel() {
        return settings.name();
    }

    @Override
    public Pace pace() {
        return new Pace(List.of(), false, true);
    }

    @Override
    public Handover handOver(Notification notification) {
        PagerDutyEvent event = new PagerDutyEvent(style);
        return receiver.send(
                key -> new Post(address, event.json(key.revealed(), notification)), PagerDutyNotifier::judge);
    }

    /** 202 is what it says when it took one. Its refusals name what is wrong, but may repeat the key. */
    private static Handover judge(PostOutcome.Answered answer) {
        return answer.isSuccess()
                ? new Handover.Delivered("PagerDuty answered " + answer.status())
                : answer.failure("PagerDuty answered " + answer.status());
    }
}
