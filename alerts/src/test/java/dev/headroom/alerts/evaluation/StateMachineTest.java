package dev.headroom.alerts.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerts.Incident;
import dev.headroom.alerts.Severity;
import dev.headroom.alerts.evaluation.Step.Turn;
import dev.headroom.alerts.rule.Finding;
import dev.headroom.alerts.rule.Reading;
import dev.headroom.alerts.rule.Rule;
import dev.headroom.alerts.rule.Rules;
import dev.headroom.collector.fleet.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateMachineTest {

    private static final Rule RULE = Rules.BUILT_IN.named("rejected-429").orElseThrow();
    private static final Instant START = Instant.parse("2026-11-11T12:00:00Z");

    private Optional<Tracked> tracked = Optional.empty();
    private Instant now = START;

    @Test
    void aBreachFiresOnlyAfterItHasLasted() {
        assertThat(value(0.02)).isEqualTo(Turn.TIMERS);
        assertThat(after(59).value(0.02)).isEqualTo(Turn.NOTHING);
        assertThat(after(1).value(0.02)).isEqualTo(Turn.FIRED);
        assertThat(tracked.orElseThrow().severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void aBreachThatEndsBeforeIsForgotten() {
        value(0.02);

        assertThat(after(30).value(0.001)).isEqualTo(Turn.DROPPED);
    }

    @Test
    void goodValuesMustLastBeforeItResolves() {
        fire(0.02);

        assertThat(after(10).value(0)).isEqualTo(Turn.TIMERS);
        assertThat(after(30).value(0.02)).isEqualTo(Turn.TIMERS);
        assertThat(after(10).value(0)).isEqualTo(Turn.TIMERS);
        assertThat(after(50).value(0)).isEqualTo(Turn.NOTHING);
        assertThat(after(10).value(0)).isEqualTo(Turn.RESOLVED);
    }

    @Test
    void aHigherValueThatLastsMakesItCriticalOnce() {
        fire(0.02);

        assertThat(after(10).value(0.2)).isEqualTo(Turn.TIMERS);
        assertThat(after(60).value(0.2)).isEqualTo(Turn.ESCALATED);
        assertThat(after(10).value(0.2)).isEqualTo(Turn.NOTHING);
        after(10).value(0.02);
        assertThat(tracked.orElseThrow().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void aBreachThatIsCriticalFromTheStartFiresAsCritical() {
        fire(0.2);

        assertThat(tracked.orElseThrow().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void noDataNeitherFiresNorResolves() {
        value(0.02);
        assertThat(after(70).noData()).isEqualTo(Turn.TIMERS);
        assertThat(after(10).value(0.02)).isEqualTo(Turn.FIRED);
        after(10).value(0);
        assertThat(after(120).noData()).isEqualTo(Turn.TIMERS);
        assertThat(after(3600).noData()).isEqualTo(Turn.TIMERS);
        assertThat(after(10).noData()).isEqualTo(Turn.NOTHING);
        assertThat(after(10).value(0)).isEqualTo(Turn.TIMERS);
        assertThat(after(60).value(0)).isEqualTo(Turn.RESOLVED);
    }

    @Test
    void aShortGapDoesNotDelayTheEnd() {
        fire(0.02);
        after(10).value(0);
        after(30).noData();

        assertThat(after(30).value(0)).isEqualTo(Turn.RESOLVED);
    }

    @Test
    void nobodyCanSayThatABreachLastedThroughALongGap() {
        value(0.02);
        noData();

        assertThat(after(300).noData()).isEqualTo(Turn.DROPPED);
    }

    @Test
    void aDayWithoutDataClosesWhatFired() {
        fire(0.02);
        noData();
        now = now.plus(Duration.ofDays(1));

        assertThat(noData()).isEqualTo(Turn.CLOSED_UNKNOWN);
        assertThat(tracked.orElseThrow().state()).isEqualTo(Incident.State.RESOLVED);
    }

    @Test
    void nothingComesOfGoodOrMissingValues() {
        assertThat(value(0)).isEqualTo(Turn.NOTHING);
        assertThat(noData()).isEqualTo(Turn.NOTHING);
        assertThat(tracked).isEmpty();
    }

    private void fire(double value) {
        value(value);
        assertThat(after(60).value(value)).isEqualTo(Turn.FIRED);
    }

    private StateMachineTest after(int seconds) {
        now = now.plusSeconds(seconds);
        return this;
    }

    private Turn value(double value) {
        return step(Reading.of(value));
    }

    private Turn noData() {
        return step(new Reading.NoData());
    }

    private Turn step(Reading reading) {
        Finding finding = new Finding(RULE, new ServiceName("deepseek-r1"), "", reading);
        Optional<Step> step = StateMachine.step(tracked, finding, now);
        step.ifPresent(taken -> tracked = taken.turn() == Turn.DROPPED ? Optional.empty() : Optional.of(taken.next()));
        return step.map(Step::turn).orElse(Turn.NOTHING);
    }
}
