package dev.headroom.alerts.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What every channel must do, whatever it speaks. */
public abstract class NotifierContract {

    /** A channel named {@code ops} with a deadline of about a second. */
    protected abstract Notifier notifier();

    /** The texts that arrived, decoded as a person reads them. */
    protected abstract List<String> received();

    protected abstract void receiverFailsForNow();

    protected abstract void receiverRefusesForGood();

    protected abstract void receiverHangs();

    protected abstract void receiverIsGone();

    /** Must appear in no detail. */
    protected abstract String secret();

    @Test
    void aMessageArrivesWithTitleEvidenceAndAdvice() {
        assertThat(notifier().channel()).isEqualTo("ops");
        assertThat(hand(Messages.firing())).isInstanceOf(Handover.Delivered.class);

        assertThat(received()).singleElement().satisfies(text -> assertThat(text)
                .contains("deepseek-v3 rejects 4.1 % of requests: rate limiter")
                .contains("1,182 req/s")
                .contains("raise rps_limit"));
    }

    @Test
    void theEndOfAnIncidentIsToldAsSuch() {
        hand(Messages.resolved());

        assertThat(received()).singleElement().satisfies(text -> assertThat(text.toLowerCase(Locale.ROOT))
                .contains("resolved"));
    }

    @Test
    void aTestMessageArrives() {
        assertThat(notifier().handOver(new Notification.Test(Messages.SINCE))).isInstanceOf(Handover.Delivered.class);
        assertThat(received()).hasSize(1);
    }

    @Test
    void F45_manyIncidentsAreOneReadableMessage() {
        Notification summary = new Notification.Summary(Collections.nCopies(500, Messages.firing()));

        assertThat(notifier().handOver(summary)).isInstanceOf(Handover.Delivered.class);
        assertThat(received()).hasSize(1);
    }

    @Test
    void F46_longTextWithEmojiAndCjkArrivesWhole() {
        assertThat(hand(Messages.titled("服务器繁忙🔥".repeat(1000)))).isInstanceOf(Handover.Delivered.class);
        assertThat(received())
                .singleElement()
                .satisfies(text -> assertThat(text).contains("服务器繁忙🔥").doesNotContain("\uFFFD"));
    }

    @Test
    void F46_aMessageWithoutTitleIsNotEmpty() {
        assertThat(hand(Messages.titled(""))).isInstanceOf(Handover.Delivered.class);
        assertThat(received()).singleElement().satisfies(text -> assertThat(text)
                .contains("rejected-429"));
    }

    @Test
    void F43_aPassingFailureIsTriedAgain() {
        receiverFailsForNow();

        assertThat(hand(Messages.firing())).isInstanceOf(Handover.TryAgain.class);
    }

    @Test
    void F43_aRefusalIsFinalAndSaysWhy() {
        receiverRefusesForGood();

        Handover handover = hand(Messages.firing());

        assertThat(handover).isInstanceOf(Handover.Refused.class);
        assertThat(handover.detail()).isNotBlank().doesNotContain(secret());
    }

    @Test
    void F43_aReceiverThatHangsIsLeftAfterTheDeadline() {
        receiverHangs();

        Handover handover = hand(Messages.firing());

        assertThat(handover).isInstanceOf(Handover.TryAgain.class);
        assertThat(handover.detail()).contains("within").doesNotContain(secret());
    }

    @Test
    void F43_aReceiverThatIsGoneIsTriedAgain() {
        receiverIsGone();

        Handover handover = hand(Messages.firing());

        assertThat(handover).isInstanceOf(Handover.TryAgain.class);
        assertThat(handover.detail()).isNotBlank().doesNotContain(secret());
    }

    protected final Handover hand(Message message) {
        return notifier().handOver(Notification.of(message));
    }
}
