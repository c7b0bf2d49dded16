package dev.headroom.alerts;

import dev.headroom.alerts.diagnosis.HistoryDiagnoses;
import dev.headroom.alerts.diagnosis.MemoryEpisodes;
import dev.headroom.alerts.evaluation.Evaluator;
import dev.headroom.alerts.evaluation.Storyteller;
import dev.headroom.alerts.jdbc.JdbcAudit;
import dev.headroom.alerts.jdbc.JdbcIncidentStore;
import dev.headroom.alerts.jdbc.JdbcIncidents;
import dev.headroom.alerts.rule.OwnHealth;
import dev.headroom.alerts.rule.Readings;
import dev.headroom.alerts.rule.RuleInputs;
import dev.headroom.alerts.rule.Rules;
import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.storage.TestDatabase;
import dev.headroom.forecasting.Outlooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Alerts on a real database, a history that the test writes and a clock that it moves. */
public final class AlertsBench {

    public static final ServiceName SERVICE = new ServiceName("deepseek-r1");
    public static final Instant START = Instant.parse("2026-11-11T12:00:05Z");
    /** The others would tell of the same samples in their own way. */
    private static final Rules SOME_RULES = new Rules(Rules.BUILT_IN.all().stream()
            .filter(rule -> Set.of("rejected-429", "target-down", "gpu-lost").contains(rule.name()))
            .toList());

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    public final DataSource database = TestDatabase.fresh("alerts");
    public final MovableClock clock = new MovableClock(START);
    public final MemoryHistory history = new MemoryHistory();
    public final Incidents incidents = new JdbcIncidents(database, clock, new JdbcAudit(database, clock), () -> {});
    private Evaluator evaluator;

    public AlertsBench() {
        evaluator = newEvaluator();
    }

    private Evaluator newEvaluator() {
        Outlooks noOutlook = _ -> Optional.empty();
        HistoryDiagnoses diagnoses =
                new HistoryDiagnoses(history, new Fleet(List.of()), noOutlook, new MemoryEpisodes(), clock);
        return new Evaluator(
                () -> SOME_RULES,
                new Readings(inputs(history, ExtraHistory.NONE)),
                new Storyteller(diagnoses),
                new JdbcIncidentStore(database));
    }

    /** As after a restart: nothing but the database is left. */
    public void restart() {
        evaluator = newEvaluator();
    }

    /** Evaluates every ten seconds for that long while this share of 1,000 offered requests is rejected. */
    public void rejecting(double share, Duration during) {
        run(during, () -> {
            Instant now = clock.instant();
            history.put(SERVICE, Signal.OFFERED_RPS, now, 1000);
            history.put(SERVICE, Signal.SERVED_RPS, now, 1000 * (1 - share));
            history.put(SERVICE, Signal.REJECTED_429_RPS, now, 1000 * share);
            history.put(SERVICE, Signal.WAITING, now, 0);
            history.put(SERVICE, Signal.GPU_UTILIZATION, now, 0.61);
        });
    }

    /** Evaluates while no samples arrive. */
    public void silent(Duration during) {
        run(during, () -> {});
    }

    private void run(Duration during, Runnable sample) {
        Instant end = clock.instant().plus(during);
        while (clock.instant().isBefore(end)) {
            sample.run();
            evaluator.evaluate(clock.instant());
            clock.advance(INTERVAL);
        }
    }

    public void evaluate() {
        evaluator.evaluate(clock.instant());
    }

    /** A history and nothing beside it. */
    public static RuleInputs inputs(MemoryHistory history, ExtraHistory extras) {
        return new RuleInputs(history, history, extras, _ -> Optional.empty(), new Fleet(List.of()), OwnHealth.UNKNOWN);
    }
}
