package dev.headroom.alerts.feishu;

import dev.headroom.alerts.http.JsonAnswer;
import dev.headroom.alerts.http.Post;
import dev.headroom.alerts.http.Receiver;
import dev.headroom.alerts.http.Signature;
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
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Posts to a custom bot (open.feishu.cn/document/client-docs/bot-v3/add-custom-bot): 100 messages a minute, 5 a second. */
public final class FeishuNotifier implements Notifier {

    /** Half of what is allowed at once and again per period: never more than allowed in any period. */
    private static final Pace PACE =
            Pace.of(new Pace.Limit(50, Duration.ofMinutes(1)), new Pace.Limit(2, Duration.ofSeconds(1)));

    /** Called too often, by two gateways. */
    private static final JsonAnswer ANSWER = new JsonAnswer(
            "Feishu", List.of("code", "StatusCode"), List.of("msg", "StatusMessage"), Set.of(11232, 9499, 99991400));

    private final ChannelSettings.Feishu settings;
    private final Receiver receiver;
    private final Optional<CurrentSecret> secret;
    private final InstantSource clock;
    private final MessageStyle style;

    public FeishuNotifier(
            ChannelSettings.Feishu settings, WebhookClient client, InstantSource clock, Optional<URI> publicUrl) {
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
        Map<String, Object> document = new LinkedHashMap<>();
        try {
            if (secret.isPresent()) {
                long seconds = clock.instant().getEpochSecond();
                document.put("timestamp", Long.toString(seconds));
                document.put("sign", sign(secret.get().now(), seconds));
            }
        } catch (AccessUnavailable e) {
            return Receiver.unavailable(e);
        }
        document.put("msg_type", "interactive");
        document.put("card", FeishuCard.of(MessageText.of(notification, style), Phrases.in(settings.voice())));
        String json = JsonMapper.shared().writeValueAsString(document);
        return receiver.send(url -> new Post(url, json), ANSWER::judge);
    }

    /** Time and secret are the key here, and what is signed is empty. */
    static String sign(Secret secret, long epochSeconds) {
        return Base64.getEncoder().encodeToString(Signature.of(epochSeconds + "\n" + secret.revealed(), ""));
    }
}
