package dev.headroom.alerts.delivery;

import dev.headroom.alerts.AlertsBench;
import dev.headroom.alerts.Delivery;
import dev.headroom.alerts.DeliveryAttempt;
import dev.headroom.alerts.jdbc.JdbcAudit;
import dev.headroom.alerts.jdbc.JdbcDeliveryLedger;
import dev.headroom.alerts.jdbc.JdbcDeliveryLog;
import dev.headroom.alerts.jdbc.JdbcSilences;
import dev.headroom.alerts.settings.DeliverySettings;
import dev.headroom.alerts.silence.Matchers;
import dev.headroom.alerts.silence.Silence;
import dev.headroom.collector.history.TargetState;
import dev.headroom.collector.job.Jobs;
import dev.headroom.collector.sample.OutcomeRow;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One channel on a real database, with a clock that the test moves. */
final class DeliveryBench {

    final AlertsBench alerts = new AlertsBench();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final JdbcDeliveryLedger ledger = new JdbcDeliveryLedger(alerts.database);
    final JdbcDeliveryLog log = new JdbcDeliveryLog(alerts.database);
    final JdbcAudit audit = new JdbcAudit(alerts.database, alerts.clock);
    final JdbcSilences silences = new JdbcSilences(alerts.database, alerts.clock, audit);
    final ScriptedNotifier notifier;
    private final DeliverySettings settings;
    private ChannelWorker worker;

    DeliveryBench() {
        this(new ScriptedNotifier("ops"), DeliverySettings.USUAL);
    }

    DeliveryBench(ScriptedNotifier notifier, DeliverySettings settings) {
        this.notifier = notifier;
        this.settings = settings;
        this.worker = worker(notifier);
    }

    ChannelWorker worker(ScriptedNotifier to) {
        return new ChannelWorker(
                to, new DeliveryDesk(ledger, silences, settings, alerts.clock, new Random(1), meters, new Jobs()));
    }

    /** As after a restart: nothing but the database is left. */
    void restart() {
        alerts.restart();
        ledger.interrupt(alerts.clock.instant());
        worker = worker(notifier);
    }

    DeliveryBench deliver() {
        worker.deliverDue();
        return this;
    }

    DeliveryBench after(Duration duration) {
        alerts.clock.advance(duration);
        return deliver();
    }

    /** One incident that fires. */
    DeliveryBench breach() {
        alerts.rejecting(0.04, Duration.ofMinutes(2));
        return this;
    }

    DeliveryBench recover() {
        alerts.rejecting(0, Duration.ofMinutes(3));
        return this;
    }

    Silence silence(String matcher, Duration lasting) {
        Instant now = alerts.clock.instant();
        return silences.create(
                new Silence(0, Matchers.of(matcher), now, now.plus(lasting), "li", now, "deploying"), "test");
    }

    /** Targets that are down, each of a service of its own if asked. */
    void targetsDown(int count, boolean ofOneService) {
        List<TargetState> targets = new ArrayList<>();
        for (int target = 0; target < count; target++) {
            String name = String.format("target-%03d", target);
            OutcomeRow down = new OutcomeRow(
                    alerts.clock.instant().plusSeconds(60),
                    name,
                    "vllm",
                    ofOneService ? "deepseek-r1" : "service-" + target,
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
        alerts.history.setTargets(targets);
    }

    Delivery delivery() {
        return alerts.incidents.firing().getFirst().deliveries().getFirst();
    }

    /** Oldest first, as outcome and answer. */
    List<String> attempts() {
        Instant now = alerts.clock.instant();
        return log.between(Instant.EPOCH, now.plusSeconds(1), 1000).reversed().stream()
                .map(attempt -> (attempt.outcome() + " " + attempt.detail()).strip())
                .toList();
    }

    List<DeliveryAttempt> log() {
        return log.between(Instant.EPOCH, alerts.clock.instant().plusSeconds(1), 1000);
    }
}
