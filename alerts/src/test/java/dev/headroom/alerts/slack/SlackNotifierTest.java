package dev.headroom.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerts.http.LoopbackReceiver;
import dev.headroom.alerts.http.WebhookClient;
import dev.headroom.alerts.notification.Handover;
import dev.headroom.alerts.notification.Messages;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.notification.NotifierContract;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.settings.Voice;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SlackNotifierTest extends NotifierContract {

    private final LoopbackReceiver receiver = new LoopbackReceiver();
    private final Notifier notifier = new SlackNotifier(
            new ChannelSettings.Slack("ops", receiver.address(), Voice.USUAL),
            new WebhookClient(Duration.ofSeconds(1), () -> Instant.EPOCH),
            Optional.of(URI.create("https://headroom.example.org/")));

    @AfterEach
    void close() {
        receiver.close();
    }

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
    void f43StatusAndBodyTogetherDecide(int status, String body, String expected) {
        receiver.answers(status, body);

        String outcome =
                switch (hand(Messages.firing())) {
                    case Handover.Delivered _ -> "DELIVERED";
                    case Handover.Refused _ -> "REFUSED";
                    case Handover.TryAgain _ -> "AGAIN";
                };
        assertThat(outcome).isEqualTo(expected);
    }

    @Test
    void f43RetryAfterIsPassedOn() {
        receiver.answersWithRetryAfter(429, "rate_limited", "30");

        assertThat(hand(Messages.firing()))
                .isEqualTo(
                        new Handover.TryAgain("Slack answered 429 rate_limited", Optional.of(Duration.ofSeconds(30))));
    }

    @Test
    void f43ABodyThatNeverEndsIsLeftAfterTheDeadline() {
        receiver.neverEndsItsBody();

        assertThat(hand(Messages.firing())).isInstanceOf(Handover.TryAgain.class);
    }

    @Test
    void blocksStayWithinTheLimitsOfSlackAndEscapeWhatUsersNamed() {
        hand(Messages.titled("<!channel> & " + "很长🔥".repeat(400)));

        JsonNode json = JsonMapper.shared().readTree(receiver.bodies().getFirst());
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
    protected List<String> received() {
        List<String> texts = new ArrayList<>();
        for (String body : receiver.bodies()) {
            List<String> strings = new ArrayList<>();
            collect(JsonMapper.shared().readTree(body), strings);
            texts.add(String.join("\n", strings));
        }
        return texts;
    }

    private static void collect(JsonNode node, List<String> strings) {
        if (node.isString()) {
            strings.add(node.asString());
        }
        node.forEach(child -> collect(child, strings));
    }

    @Override
    protected void receiverFailsForNow() {
        receiver.answers(500, "rollup_error");
    }

    @Override
    protected void receiverRefusesForGood() {
        receiver.answers(404, "no_service");
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
