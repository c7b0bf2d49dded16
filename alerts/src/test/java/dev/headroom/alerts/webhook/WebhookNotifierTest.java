package dev.headroom.alerts.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerts.notification.Messages;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.notification.WebhookContract;
import dev.headroom.alerts.settings.ChannelSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WebhookNotifierTest extends WebhookContract {

    private final Notifier notifier = new WebhookNotifier(
            new ChannelSettings.Webhook("ops", receiver.address(), ENGLISH), client, Optional.empty());

    @Test
    void theDocumentIsAlertmanagersVersionFour() {
        hand(Messages.resolved());

        JsonNode json = lastBody();
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
}
