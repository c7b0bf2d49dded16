package dev.headroom.alerts.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerts.http.LoopbackReceiver;
import dev.headroom.alerts.http.WebhookClient;
import dev.headroom.alerts.notification.Messages;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.notification.NotifierContract;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.settings.Voice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookNotifierTest extends NotifierContract {

    private final LoopbackReceiver receiver = new LoopbackReceiver();
    private final Notifier notifier = new WebhookNotifier(
            new ChannelSettings.Webhook("ops", receiver.address(), Voice.USUAL),
            new WebhookClient(Duration.ofSeconds(1), () -> Instant.EPOCH),
            Optional.empty());

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void theDocumentIsAlertmanagersVersionFour() {
        hand(Messages.resolved());

        JsonNode json = JsonMapper.shared().readTree(receiver.bodies().getFirst());
        assertThat(json.at("/version").asString()).isEqualTo("4");
        assertThat(json.at("/status").asString()).isEqualTo("resolved");
        assertThat(json.at("/receiver").asString()).isEqualTo("ops");
        assertThat(json.at("/alerts/0/labels/alertname").asString()).isEqualTo("rejected-429");
        assertThat(json.at("/alerts/0/labels/cause").asString()).isEqualTo("rate_limiter");
        assertThat(json.at("/alerts/0/startsAt").asString()).isEqualTo("2026-11-11T12:01:00Z");
        assertThat(json.at("/alerts/0/endsAt").asString()).isEqualTo("2026-11-11T12:13:00Z");
    }

    @Override
    protected Notifier notifier() {
        return notifier;
    }

    @Override
    protected List<String> received() {
        return receiver.bodies();
    }

    @Override
    protected void receiverFailsForNow() {
        receiver.answers(503, "");
    }

    @Override
    protected void receiverRefusesForGood() {
        receiver.answers(400, "");
    }

    @Override
    protected void receiverHangs() {
        receiver.hangs();
    }

    @Override
    protected void receiverIsGone() {
        receiver.close();
    }

    @Override
    protected String secret() {
        return "secret-token";
    }
}
