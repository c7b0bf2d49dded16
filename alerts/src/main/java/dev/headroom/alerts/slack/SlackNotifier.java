package dev.headroom.alerts.slack;

import dev.headroom.alerts.http.Post;
import dev.headroom.alerts.http.PostOutcome;
import dev.headroom.alerts.http.Receiver;
import dev.headroom.alerts.http.WebhookClient;
import dev.headroom.alerts.notification.Handover;
import dev.headroom.alerts.notification.MessageStyle;
import dev.headroom.alerts.notification.MessageText;
import dev.headroom.alerts.notification.Notification;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.notification.Pace;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.text.TextLimit;
import java.net.URI;
import java.util.Optional;

/**
 * Posts to an incoming webhook. Slack answers a taken message with 200 and the word {@code ok}; anything else, 200
 * included, is a failure that its body names, such as {@code invalid_blocks} or {@code no_service}.
 */
public final class SlackNotifier implements Notifier {

    private static final int LONGEST_SHOWN_ANSWER = 100;

    private final ChannelSettings.Slack settings;
    private final Receiver receiver;
    private final MessageStyle style;

    public SlackNotifier(ChannelSettings.Slack settings, WebhookClient client, Optional<URI> publicUrl) {
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
        return SlackPace.OF_ONE_CHANNEL;
    }

    @Override
    public Handover handOver(Notification notification) {
        String json = new SlackBlocks(style).json(MessageText.of(notification, style));
        return receiver.send(url -> new Post(url, json), SlackNotifier::judge);
    }

    private static Handover judge(PostOutcome.Answered answer) {
        String word = TextLimit.cut(answer.body().strip(), LONGEST_SHOWN_ANSWER);
        if (!answer.isSuccess()) {
            return answer.failure("Slack answered " + answer.status() + " " + word);
        }
        return word.equals("ok") ? new Handover.Delivered("Slack answered ok") : inBody(word);
    }

    /** Slack's Web API puts {@code ratelimited} and its own troubles into the body of a 200. */
    private static Handover inBody(String word) {
        String detail = "Slack answered 200, but " + (word.isEmpty() ? "without ok" : word);
        boolean mayWorkLater = word.isEmpty()
                || word.contains("ratelimited")
                || word.contains("rate_limited")
                || word.contains("internal_error")
                || word.contains("service_unavailable")
                || word.contains("rollup_error");
        return mayWorkLater ? new Handover.TryAgain(detail, Optional.empty()) : new Handover.Refused(detail);
    }
}
