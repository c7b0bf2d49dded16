package dev.headroom.forecasting.recommendation.prevention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.Signal;
import dev.headroom.forecasting.RecordedHistory;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryPreventionTest {

    private static final ServiceName SERVICE = new ServiceName("deepseek-r1");
    private static final Instant FROM = Instant.parse("2026-11-21T17:14:00Z");
    private static final Instant TO = FROM.plus(Duration.ofMinutes(30));

    private final RecordedHistory history = new RecordedHistory(SERVICE, 5).with(Signal.NODES_UP, _ -> 5);

    @Test
    void aPeakAboveWhatTheReplicasSustainAsksForMoreOfThem() {
        history.with(Signal.OFFERED_RPS, time -> time.isBefore(FROM.plusSeconds(600)) ? 20 : 42);

        var answer = (Prevention.Answer.MoreReplicas) answer(6);

        assertThat(answer.had()).isEqualTo(5);
        assertThat(answer.needed()).isEqualTo(8);
        assertThat(answer.before()).isEqualTo(FROM.plusSeconds(600 - 90));
        assertThat(answer.limit().rps()).isCloseTo(28.5, within(1e-9));
        assertThat(answer.limit().refusedShare()).isBetween(0.2, 0.33);
    }

    @Test
    void loadThatTheReplicasCouldCarryWasTurnedAwayInFrontOfThem() {
        history.with(Signal.OFFERED_RPS, _ -> 25);

        var answer = (Prevention.Answer.HigherLimit) answer(6);

        assertThat(answer.limit().rps()).isCloseTo(28.5, within(1e-9));
        assertThat(answer.limit().refusedShare()).isZero();
    }

    @Test
    void aBurstOfOneMinuteIsNoPeak() {
        history.with(Signal.OFFERED_RPS, time -> time.equals(FROM.plusSeconds(600)) ? 45 : 15);

        assertThat(answer(6)).isInstanceOf(Prevention.Answer.HigherLimit.class);
    }

    @Test
    void whatIsNotKnownIsNotGuessed() {
        assertThat(answer(6))
                .isInstanceOfSatisfying(Prevention.Answer.Unknown.class, unknown -> assertThat(unknown.reason())
                        .isEqualTo(Prevention.Reason.LOAD_UNKNOWN));
        assertThat(prevention(new CapacityEstimate.Unknown(CapacityEstimate.Reason.STALE_DATA, ""))
                        .of(SERVICE, FROM, TO))
                .isInstanceOfSatisfying(Prevention.Answer.Unknown.class, unknown -> assertThat(unknown.reason())
                        .isEqualTo(Prevention.Reason.CAPACITY_UNKNOWN));
    }

    private Prevention.Answer answer(double perReplica) {
        return prevention(new CapacityEstimate.Learned(
                        perReplica,
                        5.8,
                        6.6,
                        41,
                        CapacityEstimate.FirstLimit.TPOT,
                        0.0141,
                        0.00031,
                        0.000071,
                        1840,
                        0.56,
                        412,
                        true))
                .of(SERVICE, FROM, TO);
    }

    private Prevention prevention(CapacityEstimate capacity) {
        return new HistoryPrevention(history, new Fleet(List.of()), _ -> capacity);
    }
}
