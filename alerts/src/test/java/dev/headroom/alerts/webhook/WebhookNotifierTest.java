package dev.headroom.alerts.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerts.notification.Messages;
import dev.headroom.alerts.notification.Notification;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.notification.WebhookContract;
import dev.headroom.alerts.settings.ChannelSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class WebhookNotifierTest extends WebhookContract {

    private final Notifier notifier = new WebhookNotifier(
            new ChannelSettings.Webhook("ops", receiver.address(), ENGLISH), client, Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://2852039166/",
                "http://[::ffff:169.254.169.254]/",
                "http://[fe80::1]/",
                "http://[fd00:ec2::254]/",
                "http://100.100.100.200/",
                "http://0.0.0.0/"
            })
    void F33_whatCloudsAnswerOnIsNeverPostedTo(String url) {
        Notifier hostile = new WebhookNotifier(
                new ChannelSettings.Webhook("ops", ChannelSettings.given(url), ENGLISH), client, Optional.empty());

        assertThat(hostile.handOver(new Notification.Test(Messages.SINCE)).detail())
                .matches("its address is (a link-local or metadata|an unspecified) address");
    }

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
