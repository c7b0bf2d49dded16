package dev.headroom.alerts.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerts.notification.Messages;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.notification.WebhookContract;
import dev.headroom.alerts.robot.RobotNotifier;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.collector.fleet.Secret;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeishuDialectTest extends WebhookContract {

    @BeforeEach
    void takes() {
        receiver.answers(200, "{\"code\":0,\"msg\":\"success\"}");
    }

    @ParameterizedTest
    @CsvSource({"code, 0, DELIVERED", "StatusCode, 0, DELIVERED", "code, 11232, AGAIN", "code, 19021, REFUSED"})
    void F43_theCodeInTheBodyDecides(String field, int code, String expected) {
        receiver.answers(200, "{\"" + field + "\":" + code + ",\"msg\":\"as it is\"}");

        assertThat(outcome(hand(Messages.firing()))).isEqualTo(expected);
    }

    /** Expected value computed with openssl: the key is time and secret, the text is empty. */
    @Test
    void theSignatureIsThatOfTheirDocumentation() {
        assertThat(FeishuDialect.sign(new Secret("demo"), 1599360473L))
                .isEqualTo("l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=");
    }

    @Test
    void theCardCarriesTheSignatureAndPlainTextOnly() {
        hand(Messages.titled("<at id=all></at> **bold**"));

        assertThat(lastBody().at("/timestamp").asString()).isEqualTo(Long.toString(Messages.SINCE.getEpochSecond()));
        assertThat(lastBody().at("/sign").asString()).isNotEmpty();
        assertThat(lastBody().at("/card/header/title/tag").asString()).isEqualTo("plain_text");
        assertThat(receiver.bodies().getLast()).doesNotContain("lark_md");
    }

    @Override
    protected Notifier notifier() {
        ChannelSettings.Feishu settings = new ChannelSettings.Feishu(
                "ops", receiver.address(), Optional.of(ChannelSettings.given("signing-secret")), ENGLISH);
        return new RobotNotifier(settings, new FeishuDialect(), robots());
    }
}
