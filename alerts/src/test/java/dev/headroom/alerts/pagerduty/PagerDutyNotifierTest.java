package dev.headroom.alerts.pagerduty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerts.notification.Messages;
import dev.headroom.alerts.notification.Notification;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.notification.WebhookContract;
import dev.headroom.alerts.settings.ChannelSettings;
import java.net.URI;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class PagerDutyNotifierTest extends WebhookContract {

    @Test
    void theEndClosesWhatTheBeginningOpened() {
        hand(Messages.firing());
        String opened = lastBody().at("/dedup_key").asString();
        assertThat(lastBody().at("/event_action").asString()).isEqualTo("trigger");
        assertThat(lastBody().at("/payload/severity").asString()).isEqualTo("warning");
        assertThat(lastBody().at("/routing_key").asString()).isEqualTo("secret-token");

        hand(Messages.resolved());

        assertThat(lastBody().at("/event_action").asString()).isEqualTo("resolve");
        assertThat(lastBody().at("/dedup_key").asString()).isEqualTo(opened);
    }

    @Test
    void F45_anEventKeepsToTheirBytes() {
        notifier().handOver(new Notification.Summary(Collections.nCopies(5000, Messages.titled("很长🔥".repeat(500)))));

        assertThat(receiver.bodies().getLast().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(512_000);
    }

    @Override
    protected Notifier notifier() {
        return new PagerDutyNotifier(
                new ChannelSettings.PagerDuty(
                        "ops",
                        ChannelSettings.given("secret-token"),
                        URI.create(receiver.url().revealed().replace("secret-token", "enqueue")),
                        ENGLISH),
                client,
                PUBLIC_URL);
    }
}
