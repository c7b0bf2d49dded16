package dev.headroom.alerts.robot;

import dev.headroom.alerts.http.Receiver;
import dev.headroom.alerts.http.WebhookClient;
import dev.headroom.alerts.notification.Handover;
import dev.headroom.alerts.notification.MessageStyle;
import dev.headroom.alerts.notification.MessageText;
import dev.headroom.alerts.notification.Notification;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.notification.Pace;
import dev.headroom.alerts.notification.Phrases;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.collector.access.AccessUnavailable;
import dev.headroom.collector.access.CurrentSecret;
import dev.headroom.collector.fleet.Secret;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** Posts to a robot of a group chat in the dialect of its product. */
public final class RobotNotifier implements Notifier {

    private final ChannelSettings.Robot settings;
    private final RobotDialect dialect;
    private final Receiver receiver;
    private final Optional<CurrentSecret> key;
    private final MessageStyle style;
    private final InstantSource clock;

    /**
     * What robots of one deployment share.
     *
     * @param publicUrl address of the dashboard as receivers reach it; empty leaves links out
     */
    public record Context(WebhookClient client, InstantSource clock, Optional<URI> publicUrl) {}

    public RobotNotifier(ChannelSettings.Robot settings, RobotDialect dialect, Context context) {
        this.settings = settings;
        this.dialect = dialect;
        this.receiver = new Receiver(settings.webhook(), context.client());
        this.key = settings.secret().map(CurrentSecret::new);
        this.style = new MessageStyle(settings.voice(), context.publicUrl());
        this.clock = context.clock();
    }

    @Override
    public String channel() {
        return settings.name();
    }

    @Override
    public Pace pace() {
        return dialect.pace();
    }

    @Override
    public Handover handOver(Notification notification) {
        Optional<Secret> now;
        try {
            now = key.isPresent() ? Optional.of(key.get().now()) : Optional.empty();
        } catch (AccessUnavailable e) {
            return Receiver.unavailable(e);
        }
        MessageText text = MessageText.of(notification, style);
        Phrases phrases = Phrases.in(settings.voice());
        return receiver.send(
                url -> dialect.post(new RobotCall(url, now, text, phrases, clock.instant())), dialect.answer()::judge);
    }
}
