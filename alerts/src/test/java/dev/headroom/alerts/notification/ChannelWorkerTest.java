package dev.headroom.alerts.notification;

import static dev.headroom.alerts.AlertsBench.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.alerts.AlertsBench;
import dev.headroom.alerts.Delivery;
import dev.headroom.alerts.jdbc.JdbcOutbox;
import dev.headroom.alerts.notification.Message.Kind;
import dev.headroom.collector.history.TargetState;
import dev.headroom.collector.sample.OutcomeRow;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ChannelWorkerTest {

    private final AlertsBench bench = new AlertsBench("ops");
    private final ScriptedNotifier notifier = new ScriptedNotifier();
    private final JdbcOutbox outbox = new JdbcOutbox(bench.database);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ChannelWorker worker = newWorker();

    private ChannelWorker newWorker() {
        return new ChannelWorker(notifier, outbox, bench.clock, new Random(1), meters);
    }

    @Test
    void aMessageIsDeliveredOnceAndLogged() {
        bench.rejecting(0.04, Duration.ofMinutes(2));

        worker.deliverDue();
        worker.deliverDue();

        assertThat(notifier.kinds()).containsExactly(Kind.FIRING);
        assertThat(delivery().state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(attempts()).containsExactly("DELIVERED taken");
        assertThat(meters.get("headroom.notifications")
                        .tag("channel", "ops")
                        .tag("outcome", "delivered")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void f43APassingFailureIsRepeatedWithLongerAndLongerPauses() {
        bench.rejecting(0.04, Duration.ofMinutes(2));
        notifier.answers(ScriptedNotifier.LATER);

        worker.deliverDue();
        worker.deliverDue();
        assertThat(notifier.handed()).hasSize(1);
        advanceAndDeliver(Duration.ofSeconds(5));
        assertThat(notifier.handed()).hasSize(2);
        notifier.answers(ScriptedNotifier.TAKEN);
        advanceAndDeliver(Duration.ofSeconds(10));

        assertThat(delivery().state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(delivery().attempts()).isEqualTo(3);
        assertThat(attempts()).containsExactly("RETRIED answered 500", "RETRIED answered 500", "DELIVERED taken");
    }

    @Test
    void f43ARefusalIsNotRepeatedAndIsShown() {
        bench.rejecting(0.04, Duration.ofMinutes(2));
        notifier.answers(ScriptedNotifier.NEVER);

        worker.deliverDue();
        advanceAndDeliver(Duration.ofHours(1));

        assertThat(notifier.handed()).hasSize(1);
        assertThat(delivery().state()).isEqualTo(Delivery.State.FAILED);
        assertThat(delivery().detail()).isEqualTo("answered 404");
    }

    @Test
    void f43RetryAfterHoldsTheWholeChannel() {
        bench.rejecting(0.04, Duration.ofMinutes(2));
        notifier.answers(new Handover.TryAgain("answered 429", Optional.of(Duration.ofSeconds(90))));
        worker.deliverDue();
        notifier.answers(ScriptedNotifier.TAKEN);

        advanceAndDeliver(Duration.ofSeconds(89));
        assertThat(notifier.handed()).hasSize(1);
        advanceAndDeliver(Duration.ofSeconds(1));
        assertThat(notifier.handed()).hasSize(2);
    }

    @Test
    void aMessageThatNobodyTakesExpires() {
        bench.rejecting(0.04, Duration.ofMinutes(2));
        notifier.answers(ScriptedNotifier.LATER);

        for (int tries = 0; tries < 60; tries++) {
            advanceAndDeliver(Duration.ofMinutes(5));
        }

        assertThat(delivery().state()).isEqualTo(Delivery.State.FAILED);
        assertThat(attempts().getLast()).startsWith("EXPIRED");
    }

    @Test
    void f44ACrashAfterDeliveryRepeatsTheMessageAndLosesNone() {
        bench.rejecting(0.04, Duration.ofMinutes(2));
        notifier.does(_ -> {
            throw new StackOverflowError("the process dies after the receiver has taken the message");
        });
        assertThatThrownBy(worker::deliverDue).isInstanceOf(StackOverflowError.class);

        notifier.answers(ScriptedNotifier.TAKEN);
        worker.deliverDue();
        assertThat(notifier.handed())
                .as("the lease of the dead process still holds")
                .hasSize(1);
        outbox.releaseLeases(bench.clock.instant());
        newWorker().deliverDue();

        assertThat(notifier.kinds()).containsExactly(Kind.FIRING, Kind.FIRING);
        assertThat(delivery().state()).isEqualTo(Delivery.State.DELIVERED);
    }

    @Test
    void f44WithoutARestartTheLeaseEndsByItself() {
        bench.rejecting(0.04, Duration.ofMinutes(2));
        outbox.take("ops", bench.clock.instant(), bench.clock.instant().plusSeconds(360));

        advanceAndDeliver(Duration.ofMinutes(6));

        assertThat(notifier.kinds()).containsExactly(Kind.FIRING);
    }

    @Test
    void anUnforeseenFailureOfAChannelIsTriedAgain() {
        bench.rejecting(0.04, Duration.ofMinutes(2));
        notifier.does(_ -> {
            throw new IllegalStateException("after the receiver has taken it");
        });
        worker.deliverDue();
        notifier.answers(ScriptedNotifier.TAKEN);
        advanceAndDeliver(Duration.ofSeconds(5));

        assertThat(delivery().state()).isEqualTo(Delivery.State.DELIVERED);
    }

    @Test
    void f47TheEndWaitsUntilTheBeginningIsDelivered() {
        bench.rejecting(0.04, Duration.ofMinutes(2));
        notifier.answers(ScriptedNotifier.LATER);
        worker.deliverDue();
        bench.rejecting(0, Duration.ofMinutes(3));
        worker.deliverDue();
        assertThat(notifier.kinds()).containsOnly(Kind.FIRING);

        notifier.answers(ScriptedNotifier.TAKEN);
        advanceAndDeliver(Duration.ofMinutes(5));

        assertThat(notifier.kinds().getLast()).isEqualTo(Kind.RESOLVED);
        assertThat(notifier.kinds()).filteredOn(Kind.RESOLVED::equals).hasSize(1);
    }

    @Test
    void f47TheEndOfARefusedBeginningIsNotTold() {
        bench.rejecting(0.04, Duration.ofMinutes(2));
        notifier.answers(ScriptedNotifier.NEVER);
        worker.deliverDue();
        notifier.answers(ScriptedNotifier.TAKEN);
        bench.rejecting(0, Duration.ofMinutes(3));

        worker.deliverDue();

        assertThat(notifier.kinds()).containsExactly(Kind.FIRING);
    }

    @Test
    void f47MessagesOfARemovedChannelAreGivenUp() {
        bench.rejecting(0.04, Duration.ofMinutes(2));

        assertThat(outbox.abandonExcept(List.of("other"), bench.clock.instant()))
                .isEqualTo(1);
        worker.deliverDue();

        assertThat(notifier.handed()).isEmpty();
        assertThat(delivery().detail()).isEqualTo("the channel was removed");
    }

    @Test
    void f45ManyIncidentsOfOneEvaluationAreOneMessage() {
        List<TargetState> targets = new ArrayList<>();
        for (int target = 0; target < 500; target++) {
            OutcomeRow down = new OutcomeRow(
                    START.plusSeconds(60),
                    "target-" + target,
                    "vllm",
                    "deepseek-r1",
                    "",
                    "",
                    false,
                    Duration.ZERO,
                    0,
                    0,
                    "timed_out",
                    "");
            targets.add(new TargetState(down, Optional.empty(), 1, 1));
        }
        bench.history.setTargets(targets);
        bench.silent(Duration.ofSeconds(80));

        worker.deliverDue();

        assertThat(notifier.handed())
                .singleElement()
                .isInstanceOfSatisfying(Notification.Summary.class, summary -> assertThat(summary.messages())
                        .hasSize(500));
        assertThat(bench.incidents.firing()).allSatisfy(incident -> assertThat(incident.deliveries())
                .extracting(Delivery::state)
                .containsExactly(Delivery.State.DELIVERED));
    }

    private void advanceAndDeliver(Duration duration) {
        bench.clock.advance(duration);
        worker.deliverDue();
    }

    private Delivery delivery() {
        return bench.incidents.firing().getFirst().deliveries().getFirst();
    }

    private List<String> attempts() {
        return JdbcClient.create(bench.database)
                .sql("SELECT outcome || ' ' || detail FROM alert_attempt ORDER BY id")
                .query(String.class)
                .list();
    }
}
