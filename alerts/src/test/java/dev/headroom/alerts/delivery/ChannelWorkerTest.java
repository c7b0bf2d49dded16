package dev.headroom.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.alerts.Delivery;
import dev.headroom.alerts.DeliveryAttempt;
import dev.headroom.alerts.notification.Handover;
import dev.headroom.alerts.notification.Message.Kind;
import dev.headroom.alerts.notification.Notification;
import dev.headroom.alerts.notification.Pace;
import dev.headroom.alerts.settings.DeliverySettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChannelWorkerTest {

    private final DeliveryBench bench = new DeliveryBench();
    private final ScriptedNotifier notifier = bench.notifier;

    @Test
    void aMessageIsDeliveredOnceAndLogged() {
        bench.breach().deliver().deliver();

        assertThat(notifier.kinds()).containsExactly(Kind.FIRING);
        assertThat(bench.delivery().state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(bench.attempts()).containsExactly("DELIVERED taken");
        assertThat(bench.log()).singleElement().satisfies(attempt -> {
            assertThat(attempt.group()).isEqualTo("{service=\"deepseek-r1\"}");
            assertThat(attempt.dedupeKey()).startsWith(attempt.group() + "/");
            assertThat(attempt.firing()).isEqualTo(1);
            assertThat(attempt.incidents()).hasSize(1);
        });
        assertThat(bench.meters
                        .get("headroom.notifications")
                        .tag("channel", "ops")
                        .tag("outcome", "delivered")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void F43_aPassingFailureIsRepeatedWithLongerAndLongerPauses() {
        notifier.answers(ScriptedNotifier.LATER);
        bench.breach().deliver().deliver();
        assertThat(notifier.handed()).hasSize(1);

        bench.after(Duration.ofSeconds(5));
        assertThat(notifier.handed()).hasSize(2);
        notifier.answers(ScriptedNotifier.TAKEN);
        bench.after(Duration.ofSeconds(10));

        assertThat(bench.delivery().state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(bench.delivery().attempts()).isEqualTo(3);
        assertThat(bench.attempts()).containsExactly("RETRIED answered 500", "RETRIED answered 500", "DELIVERED taken");
    }

    @Test
    void F43_aRefusalIsShownAndNotRepeatedUntilThereIsSomethingElseToSay() {
        notifier.answers(ScriptedNotifier.NEVER);
        bench.breach().deliver().after(Duration.ofHours(1));

        assertThat(notifier.handed()).hasSize(1);
        assertThat(bench.delivery().state()).isEqualTo(Delivery.State.FAILED);
        assertThat(bench.delivery().detail()).isEqualTo("answered 404");

        notifier.answers(ScriptedNotifier.TAKEN);
        bench.alerts.rejecting(0.5, Duration.ofMinutes(3));
        bench.deliver();
        assertThat(bench.delivery().state()).isEqualTo(Delivery.State.DELIVERED);
    }

    @Test
    void F43_retryAfterHoldsTheWholeChannel() {
        notifier.answers(new Handover.TryAgain("answered 429", Optional.of(Duration.ofSeconds(90))));
        bench.breach().deliver();
        notifier.answers(ScriptedNotifier.TAKEN);

        bench.after(Duration.ofSeconds(89));
        assertThat(notifier.handed()).hasSize(1);
        bench.after(Duration.ofSeconds(1));
        assertThat(notifier.handed()).hasSize(2);
    }

    @Test
    void F44_aCrashBetweenSendingAndWritingItDownRepeatsTheMessageAndLosesNone() {
        notifier.does(_ -> {
            throw new StackOverflowError("the process dies after the receiver has taken the message");
        });
        bench.breach();
        assertThatThrownBy(bench::deliver).isInstanceOf(StackOverflowError.class);
        notifier.answers(ScriptedNotifier.TAKEN);

        bench.restart();
        bench.deliver();

        assertThat(notifier.groups()).hasSize(2);
        assertThat(notifier.groups().get(0).envelope().dedupeKey())
                .isEqualTo(notifier.groups().get(1).envelope().dedupeKey());
        assertThat(bench.attempts()).containsExactly("INTERRUPTED", "DELIVERED taken");
    }

    @Test
    void F44_anIncidentThatEndedDuringTheCrashIsToldFromItsBeginning() {
        notifier.does(_ -> {
            throw new StackOverflowError("dies");
        });
        bench.breach();
        assertThatThrownBy(bench::deliver).isInstanceOf(StackOverflowError.class);
        notifier.answers(ScriptedNotifier.TAKEN);
        bench.recover();

        bench.restart();
        bench.deliver().after(Duration.ofSeconds(30));

        assertThat(notifier.kinds()).containsExactly(Kind.FIRING, Kind.FIRING, Kind.RESOLVED);
    }

    @Test
    void F44_aRestartRepeatsNothingThatWasTold() {
        bench.breach().deliver();
        bench.restart();
        bench.deliver().after(Duration.ofMinutes(10));

        assertThat(notifier.handed()).hasSize(1);
    }

    @Test
    void anUnforeseenFailureOfAChannelIsTriedAgain() {
        notifier.does(_ -> {
            throw new IllegalStateException("after the receiver has taken it");
        });
        bench.breach().deliver();
        notifier.answers(ScriptedNotifier.TAKEN);
        bench.after(Duration.ofSeconds(5));

        assertThat(bench.delivery().state()).isEqualTo(Delivery.State.DELIVERED);
    }

    @Test
    void F47_theEndWaitsUntilTheBeginningIsDelivered() {
        notifier.answers(ScriptedNotifier.LATER);
        bench.breach().deliver().recover().deliver();
        assertThat(notifier.kinds()).containsOnly(Kind.FIRING);

        notifier.answers(ScriptedNotifier.TAKEN);
        bench.after(Duration.ofMinutes(5)).after(Duration.ofSeconds(30)).after(Duration.ofMinutes(10));

        assertThat(notifier.kinds()).endsWith(Kind.FIRING, Kind.RESOLVED);
        assertThat(notifier.kinds()).filteredOn(Kind.RESOLVED::equals).hasSize(1);
    }

    @Test
    void F47_theEndOfWhatWasNeverToldIsNotTold() {
        notifier.answers(ScriptedNotifier.NEVER);
        bench.breach().deliver();
        notifier.answers(ScriptedNotifier.TAKEN);
        bench.recover().deliver().after(Duration.ofMinutes(10));

        assertThat(notifier.kinds()).containsExactly(Kind.FIRING);
    }

    @Test
    void F47_aSilenceStopsRetriesAndWhatStillFiresIsToldWhenItEnds() {
        notifier.answers(ScriptedNotifier.LATER);
        bench.breach().deliver();
        bench.silence("service=\"deepseek-r1\"", Duration.ofHours(1));
        notifier.answers(ScriptedNotifier.TAKEN);

        bench.after(Duration.ofMinutes(30));
        assertThat(notifier.handed()).hasSize(1);
        bench.after(Duration.ofMinutes(31));
        assertThat(notifier.handed()).hasSize(2);
    }

    @Test
    void F47_whatARemovedChannelKnewIsForgottenAndCounted() {
        bench.breach().deliver();

        assertThat(bench.ledger.forgetExcept(List.of("ops"))).isZero();
        assertThat(bench.ledger.forgetExcept(List.of("other"))).isEqualTo(1);
    }

    @Test
    void F45_manyIncidentsOfOneServiceAreOneMessage() {
        bench.targetsDown(500, true);
        bench.alerts.silent(Duration.ofSeconds(80));

        bench.deliver();

        assertThat(notifier.groups()).singleElement().satisfies(group -> assertThat(group.messages())
                .hasSize(500));
        assertThat(bench.alerts.incidents.firing()).allSatisfy(incident -> assertThat(incident.deliveries())
                .extracting(Delivery::state)
                .containsExactly(Delivery.State.DELIVERED));
    }

    @Test
    void F45_fiveHundredAlertsOfAsManyServicesInAMinuteAreAHandfulOfMessages() {
        for (int part = 1; part <= 6; part++) {
            bench.targetsDown(part * 84, false);
            bench.alerts.silent(Duration.ofSeconds(10));
            bench.deliver();
        }
        bench.alerts.silent(Duration.ofSeconds(60));
        for (int second = 0; second < 120; second += 2) {
            bench.after(Duration.ofSeconds(2));
        }

        assertThat(bench.alerts.incidents.firing()).hasSize(504);
        assertThat(notifier.handed()).hasSizeLessThanOrEqualTo(6).allSatisfy(handed -> assertThat(handed)
                .isInstanceOf(Notification.Summary.class));
        assertThat(bench.alerts.incidents.firing())
                .allSatisfy(incident -> assertThat(incident.deliveries()).isNotEmpty());
    }

    @Test
    void F45_aChannelThatBearsFewMessagesGetsASummaryOfTheRest() {
        ScriptedNotifier slow = new ScriptedNotifier("ops").paced(Pace.of(new Pace.Limit(3, Duration.ofMinutes(1))));
        DeliveryBench narrow = new DeliveryBench(slow, DeliverySettings.USUAL);
        narrow.targetsDown(4, false);
        narrow.alerts.silent(Duration.ofSeconds(80));

        narrow.deliver();

        assertThat(slow.handed())
                .singleElement()
                .isInstanceOfSatisfying(Notification.Summary.class, summary -> assertThat(summary.messages())
                        .hasSize(4));
    }

    @Test
    void F45_aFlappingIncidentIsToldOncePerInterval() {
        for (int flap = 0; flap < 10; flap++) {
            bench.breach().deliver().recover().deliver();
        }

        // Fifty minutes of an incident that comes and goes every five.
        assertThat(notifier.handed()).hasSizeLessThanOrEqualTo(12);
        assertThat(bench.log()).extracting(DeliveryAttempt::outcome).containsOnly(DeliveryAttempt.Outcome.DELIVERED);
    }
}
