package dev.headroom.alerts.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerts.http.LoopbackReceiver;
import dev.headroom.alerts.notification.Envelope;
import dev.headroom.alerts.notification.Handover;
import dev.headroom.alerts.notification.Illustrator;
import dev.headroom.alerts.notification.Message;
import dev.headroom.alerts.notification.Messages;
import dev.headroom.alerts.notification.Notification;
import dev.headroom.alerts.notification.Notifier;
import dev.headroom.alerts.notification.NotifierContract;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.settings.Voice;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bot against a receiver that answers like Slack's Web API. */
class SlackBotNotifierTest extends NotifierContract {

    private static final String POSTED = "{\"ok\":true,\"channel\":\"C123\",\"ts\":\"1699.0001\"}";

    private final LoopbackReceiver receiver = new LoopbackReceiver();

    @BeforeEach
    void takes() {
        receiver.answers(200, POSTED);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void theMessageIsEditedAndAnsweredAsTheIncidentChanges() {
        Handover.Delivered first = (Handover.Delivered) hand(Messages.firing());
        assertThat(first.reference()).isEqualTo("C123/1699.0001");
        assertThat(receiver.bodies()).hasSize(1);
        assertThat(decoded(0)).contains("headroom_acknowledge", "headroom_silence", "#ops");

        List<Message> end = List.of(Messages.resolved());
        Envelope envelope = Envelope.of("{service=\"deepseek-v3\"}", end, false, first.reference());
        notifier().handOver(new Notification.Alerts(envelope, end));

        assertThat(receiver.paths()).containsExactly("chat.postMessage", "chat.update", "chat.postMessage");
        assertThat(decoded(1)).contains("ts=1699.0001", "Resolved").doesNotContain("headroom_acknowledge");
        assertThat(decoded(2)).contains("thread_ts=1699.0001");
    }

    @ParameterizedTest
    @CsvSource({"ratelimited, AGAIN", "internal_error, AGAIN", "invalid_auth, REFUSED", "not_in_channel, REFUSED"})
    void F43_theErrorInTheBodyDecides(String error, String expected) {
        receiver.answers(200, "{\"ok\":false,\"error\":\"" + error + "\"}");

        assertThat(hand(Messages.firing()) instanceof Handover.TryAgain).isEqualTo(expected.equals("AGAIN"));
    }

    @Test
    void F43_retryAfterIsPassedOn() {
        receiver.answersWithRetryAfter(429, "{\"ok\":false,\"error\":\"ratelimited\"}", "30");

        assertThat(hand(Messages.firing()))
                .isEqualTo(new Handover.TryAgain("Slack answered 429", Optional.of(Duration.ofSeconds(30))));
    }

    private String decoded(int call) {
        return URLDecoder.decode(receiver.bodies().get(call), UTF_8);
    }

    @Override
    protected Notifier notifier() {
        String base = receiver.url().revealed().replaceAll("services.*", "");
        ChannelSettings.SlackBot settings = new ChannelSettings.SlackBot(
                "ops",
                ChannelSettings.given("xoxb-secret-token"),
                "#ops",
                Optional.of(ChannelSettings.given("signing")),
                URI.create(base),
                Voice.USUAL);
        return new SlackBotNotifier(
                settings, new SlackApi(settings, Duration.ofSeconds(1)), Optional.empty(), Illustrator.NONE);
    }

    @Override
    protected List<String> received() {
        return receiver.bodies().stream()
                .map(body -> URLDecoder.decode(body, UTF_8).replace("\\n", "\n"))
                .toList();
    }

    @Override
    protected void receiverFailsForNow() {
        receiver.answers(503, "");
    }

    @Override
    protected void receiverRefusesForGood() {
        receiver.answers(200, "{\"ok\":false,\"error\":\"channel_not_found\"}");
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
        return "xoxb-secret-token";
    }
}
