package dev.headroom.alerts.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerts.notification.Messages;
import dev.headroom.alerts.notification.Notification;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.notification.WebhookContract;
import dev.headroom.alerts.robot.RobotNotifier;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.settings.Voice;
import dev.headroom.collector.fleet.Secret;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DingTalkDialectTest extends WebhookContract {

    @BeforeEach
    void takes() {
        receiver.answers(200, "{\"errcode\":0,\"errmsg\":\"ok\"}");
    }

    @ParameterizedTest
    @CsvSource({"0, DELIVERED", "-1, AGAIN", "130101, AGAIN", "310000, REFUSED", "300001, REFUSED"})
    void F43_theCodeInTheBodyDecides(int code, String expected) {
        receiver.answers(200, "{\"errcode\":" + code + ",\"errmsg\":\"as it is\"}");

        assertThat(outcome(hand(Messages.firing()))).isEqualTo(expected);
    }

    /** Expected value computed with {@code printf '1577262236757\nthis is secret' | openssl dgst -sha256 -hmac}. */
    @Test
    void theAddressIsSignedAsTheirDocumentationSays() {
        Secret signed = DingTalkDialect.sign(
                new Secret("https://oapi.dingtalk.com/robot/send?access_token=x"),
                new Secret("this is secret"),
                1577262236757L);

        assertThat(signed.revealed())
                .isEqualTo(
                        "https://oapi.dingtalk.com/robot/send?access_token=x&timestamp=1577262236757&sign=hmPWwU%2B7lVdm3ZZz0r9tSfx0L4Q26jWOZr9%2BGs6EZQM%3D");
    }

    @Test
    void whatUsersNamedStaysText() {
        hand(Messages.titled("![x](http://evil.example/a.png) @all <b>"));

        assertThat(lastBody().at("/markdown/text").asString())
                .doesNotContain("![", "](http://evil", "@all", "<b>")
                .contains("［x］");
    }

    @Test
    void messagesAreInTheLanguageAndZoneOfTheChannel() {
        notifier(CHINESE).handOver(Notification.of(Messages.firing()));

        assertThat(lastBody().at("/markdown/text").asString())
                .contains("警告", "处理建议", "11月11日", "20:01", "瓶颈是限流")
                .doesNotContain("What to do");
    }

    @Override
    protected Notifier notifier() {
        return notifier(ENGLISH);
    }

    private Notifier notifier(Voice voice) {
        ChannelSettings.DingTalk settings = new ChannelSettings.DingTalk(
                "ops", receiver.address(), Optional.of(ChannelSettings.given("signing-secret")), voice);
        return new RobotNotifier(settings, new DingTalkDialect(), robots());
    }
}
