package dev.headroom.alerts.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.alerts.AlertsBench;
import dev.headroom.alerts.MemoryHistory;
import dev.headroom.alerts.Severity;
import dev.headroom.alerts.rule.Rule;
import dev.headroom.alerts.rule.Rules;
import dev.headroom.alerts.settings.OwnRule;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DryRunTest {

    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");
    private static final ServiceName SERVICE = new ServiceName("deepseek-r1");

    private final MemoryHistory history = new MemoryHistory();

    @Test
    void itTellsWhenTheRuleWouldHaveFiredAndForHowLong() {
        waiting(600, 590, 500);
        waiting(590, 300, 3);
        waiting(300, 299, 900);
        waiting(299, 20, 3);
        waiting(20, 0, 300);

        DryRun.Outcome.Tried tried = tried(above(100));

        assertThat(tried.firings()).hasSize(2);
        DryRun.Firing first = tried.firings().getFirst();
        assertThat(first.at()).isEqualTo(minutesAgo(598));
        assertThat(first.until()).contains(minutesAgo(589));
        assertThat(first.worst()).isEqualTo(500);
        assertThat(tried.firings().getLast().until()).isEmpty();
        assertThat(tried.knownShare()).isCloseTo(600.0 / (14 * 24 * 60), within(1e-3));
    }

    @Test
    void aBreachDoesNotGrowOverAGap() {
        waiting(100, 99, 500);
        waiting(80, 79, 500);

        assertThat(tried(above(100)).firings()).isEmpty();
    }

    @Test
    void aShippedRuleIsTriedInTheSameWay() {
        for (int back = 60; back > 40; back--) {
            history.put(SERVICE, Signal.OFFERED_RPS, minutesAgo(back), 100);
            history.put(SERVICE, Signal.REJECTED_429_RPS, minutesAgo(back), back > 50 ? 8 : 0);
        }

        assertThat(tried(Rules.BUILT_IN.named("rejected-429").orElseThrow()).firings())
                .singleElement()
                .satisfies(firing -> assertThat(firing.worst()).isEqualTo(0.08));
    }

    @Test
    void thePastOfTargetsIsNotKept() {
        assertThat(run(Rules.BUILT_IN.named("target-down").orElseThrow())).isEqualTo(new DryRun.Outcome.NotKept());
    }

    private void waiting(int from, int to, double value) {
        for (int minute = from; minute > to; minute--) {
            history.put(SERVICE, Signal.WAITING, minutesAgo(minute), value);
        }
    }

    private static Rule above(double threshold) {
        return new Rules(List.of())
                .and(List.of(new OwnRule(
                        "deep-queue",
                        "waiting",
                        Optional.empty(),
                        OptionalDouble.of(threshold),
                        OptionalDouble.empty(),
                        Duration.ofMinutes(2),
                        Severity.WARNING)))
                .all()
                .getFirst();
    }

    private DryRun.Outcome.Tried tried(Rule rule) {
        return (DryRun.Outcome.Tried) run(rule);
    }

    private DryRun.Outcome run(Rule rule) {
        return new DryRun(AlertsBench.inputs(history, ExtraHistory.NONE)).of(rule, NOW);
    }

    private static Instant minutesAgo(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }
}
