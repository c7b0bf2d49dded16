package dev.headroom.alerts.wecom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerts.notification.Messages;
import dev.headroom.alerts.notification.Notification;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.notification.WebhookContract;
import dev.headroom.alerts.robot.RobotNotifier;
import dev.headroom.alerts.settings.ChannelSettings;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeComDialectTest extends WebhookContract {

    @BeforeEach
    void takes() {
        receiver.answers(200, "{\"errcode\":0,\"errmsg\":\"ok\"}");
    }

    @ParameterizedTest
    @CsvSource({"0, DELIVERED", "45009, AGAIN", "-1, AGAIN", "93000, REFUSED", "40058, REFUSED"})
    void F43_theCodeInTheBodyDecides(int code, String expected) {
        receiver.answers(200, "{\"errcode\":" + code + ",\"errmsg\":\"as it is\"}");

        assertThat(outcome(hand(Messages.firing()))).isEqualTo(expected);
    }

    @Test
    void F46_aLongMessageKeepsToTheirBytesWithWholeCharacters() {
        notifier().handOver(new Notification.Summary(Collections.nCopies(500, Messages.titled("限流🔥".repeat(200)))));

        String content = lastBody().at("/markdown/content").asString();
        assertThat(content.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(4096);
        assertThat(content).doesNotContain("\uFFFD").contains("headroom.example.org");
    }

    @Override
    protected Notifier notifier() {
        return new RobotNotifier(
                new ChannelSettings.WeCom("ops", receiver.address(), ENGLISH), new WeComDialect(), robots());
    }
}
