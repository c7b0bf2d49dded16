package dev.headroom.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerts.notification.Handover;
import dev.headroom.alerts.notification.Messages;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.notification.WebhookContract;
import dev.headroom.alerts.settings.ChannelSettings;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SlackNotifierTest extends WebhookContract {

    private final Notifier notifier =
            new SlackNotifier(new ChannelSettings.Slack("ops", receiver.address(), ENGLISH), client, PUBLIC_URL);

    @ParameterizedTest
    @CsvSource({
        "400, invalid_payload, REFUSED",
        "403, invalid_token, REFUSED",
        "404, no_service, REFUSED",
        "410, channel_is_archived, REFUSED",
        "302, moved, REFUSED",
        "500, rollup_error, AGAIN",
        "503, '', AGAIN",
        "200, ok, DELIVERED",
        "200, invalid_blocks, REFUSED",
        "200, '{\"ok\":false,\"error\":\"no_text\"}', REFUSED",
        "200, '{\"ok\":false,\"error\":\"ratelimited\"}', AGAIN",
        "200, '', AGAIN"
    })
    void F43_statusAndBodyTogetherDecide(int status, String body, String expected) {
        receiver.answers(status, body);

        assertThat(outcome(hand(Messages.firing()))).isEqualTo(expected);
    }

    @Test
    void F43_retryAfterIsPassedOn() {
        receiver.answersWithRetryAfter(429, "rate_limited", "30");

        assertThat(hand(Messages.firing()))
                .isEqualTo(
                        new Handover.TryAgain("Slack answered 429 rate_limited", Optional.of(Duration.ofSeconds(30))));
    }

    @Test
    void F43_aBodyThatNeverEndsIsLeftAfterTheDeadline() {
        receiver.neverEndsItsBody();

        assertThat(hand(Messages.firing())).isInstanceOf(Handover.TryAgain.class);
    }

    @Test
    void blocksStayWithinTheLimitsOfSlackAndEscapeWhatUsersNamed() {
        hand(Messages.titled("<!channel> & " + "很长🔥".repeat(400)));

        JsonNode json = lastBody();
        String header = json.at("/blocks/0/text/text").asString();
        assertThat(json.at("/blocks/0/type").asString()).isEqualTo("header");
        assertThat(header.codePointCount(0, header.length())).isEqualTo(150);
        assertThat(header).endsWith("…");
        assertThat(json.at("/text").asString())
                .contains("&lt;!channel&gt; &amp;")
                .doesNotContain("<!");
    }

    @Test
    void theButtonLeadsToTheIncident() {
        hand(Messages.firing());

        assertThat(receiver.bodies().getFirst()).contains("https://headroom.example.org/incidents?incident\\u003d42");
    }

    @Override
    protected Notifier notifier() {
        return notifier;
    }

    @Override
    protected void receiverFailsForNow() {
        receiver.answers(500, "rollup_error");
    }

    @Override
    protected void receiverRefusesForGood() {
        receiver.answers(404, "no_service");
    }
}
