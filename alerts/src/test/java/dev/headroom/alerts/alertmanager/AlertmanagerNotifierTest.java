package dev.headroom.alerts.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerts.notification.Messages;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.notification.WebhookContract;
import dev.headroom.alerts.settings.ChannelSettings;
import org.junit.jupiter.api.Test;

class AlertmanagerNotifierTest extends WebhookContract {

    @Test
    void whatFiresEndsByItselfUnlessItIsRepeatedAndWhatIsOverEndsAtItsEnd() {
        hand(Messages.firing());
        assertThat(lastBody().at("/0/endsAt").asString()).isEqualTo("2026-11-11T12:05:00Z");
        assertThat(lastBody().at("/0/labels/alertname").asString()).isEqualTo("rejected-429");
        assertThat(lastBody().at("/0/labels/headroom_incident").asString()).isEqualTo("42");

        hand(Messages.resolved());
        assertThat(lastBody().at("/0/endsAt").asString()).isEqualTo("2026-11-11T12:13:00Z");
    }

    @Override
    protected Notifier notifier() {
        return new AlertmanagerNotifier(
                new ChannelSettings.Alertmanager("ops", receiver.address(), ENGLISH), client, clock, PUBLIC_URL);
    }
}
