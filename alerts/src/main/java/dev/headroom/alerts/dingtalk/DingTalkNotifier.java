package dev.headroom.alerts.dingtalk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headroom.alerts.http.JsonAnswer;
import dev.headroom.alerts.http.Post;
import dev.headroom.alerts.http.Receiver;
import dev.headroom.alerts.http.Signature;
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
import dev.headroom.alerts.text.TextLimit;
import dev.headroom.collector.access.AccessUnavailable;
import dev.headroom.collector.access.CurrentSecret;
import dev.headroom.collector.fleet.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts to a group robot (open.dingtalk.com/document/robots/custom-robot-access). More than 20 messages in a minute lock the
 * robot out for ten.
 */
public final class DingTalkNotifier implements Notifier {

    /** So many at once and again per minute: never more than 20 in any minute. */
    private static final Pace PACE = Pace.of(new Pace.Limit(10, Duration.ofMinutes(1)));

    private static final int LONGEST_BYTES = 15_000;
    private static final int LONGEST_TITLE = 100;
    /** Busy, too fast, limited. */
    private static final JsonAnswer ANSWER =
            new JsonAnswer("DingTalk", List.of("errcode"), List.of("errmsg"), Set.of(-1, 130101, 410100, 90018));

    private final ChannelSettings.DingTalk settings;
    private final Receiver receiver;
    private final Optional<CurrentSecret> secret;
    private final InstantSource clock;
    private final MessageStyle style;

    public DingTalkNotifier(
            ChannelSettings.DingTalk settings, WebhookClient client, InstantSource clock, Optional<URI> publicUrl) {
        this.settings = settings;
        this.receiver = new Receiver(settings.webhook(), client);
        this.secret = settings.secret().map(CurrentSecret::new);
        this.clock = clock;
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
        Optional<Secret> key;
        try {
            key = secret.isPresent() ? Optional.of(secret.get().now()) : Optional.empty();
        } catch (AccessUnavailable e) {
            return Receiver.unavailable(e);
        }
        String json = json(MessageText.of(notification, style));
        return receiver.send(url -> new Post(signed(url, key), json), ANSWER::judge);
    }

    private String json(MessageText text) {
        String markdown = MarkdownText.of(text, Phrases.in(settings.voice()), "\n\n", LONGEST_BYTES);
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "msgtype",
                        "markdown",
                        "markdown",
                        Map.of("title", TextLimit.cut(text.headline(), LONGEST_TITLE), "text", markdown)));
    }

    private Secret signed(Secret url, Optional<Secret> key) {
        return key.map(given -> sign(url, given, clock.millis())).orElse(url);
    }

    /** {@code timestamp} in milliseconds and {@code sign} become parameters of the address. */
    static Secret sign(Secret url, Secret key, long millis) {
        byte[] signature = Signature.of(key.revealed(), millis + "\n" + key.revealed());
        String sign = URLEncoder.encode(Base64.getEncoder().encodeToString(signature), UTF_8);
        String address = url.revealed();
        return new Secret(address + (address.contains("?") ? "&" : "?") + "timestamp=" + millis + "&sign=" + sign);
    }
}
