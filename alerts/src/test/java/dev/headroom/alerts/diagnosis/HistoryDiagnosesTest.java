package dev.headroom.alerts.diagnosis;

import static dev.headroom.alerts.diagnosis.DiagnosisBench.NOW;
import static dev.headroom.alerts.diagnosis.DiagnosisBench.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HistoryDiagnosesTest {

    private static final Map<Signal, Double> LIMITED =
            Map.of(Signal.OFFERED_RPS, 1182.0, Signal.SERVED_RPS, 1000.0, Signal.REJECTED_429_RPS, 182.0);

    private final DiagnosisBench bench = new DiagnosisBench();

    static Stream<Arguments> causes() {
        return Stream.of(
                Arguments.of(Cause.RATE_LIMITER, LIMITED),
                Arguments.of(Cause.CONNECTION_POOL, Map.of(Signal.CONNECTIONS, 9_800.0)),
                Arguments.of(
                        Cause.KV_CACHE,
                        Map.of(Signal.KV_CACHE_RATIO, 0.97, Signal.WAITING, 60.0, Signal.PREEMPTIONS_PER_SECOND, 2.0)),
                Arguments.of(Cause.PREFILL, Map.of(Signal.PROMPT_TOKENS_PER_SECOND, 190_000.0, Signal.WAITING, 60.0)),
                Arguments.of(Cause.GPU_QUEUE, Map.of(Signal.RUNNING, 1024.0, Signal.WAITING, 300.0)),
                Arguments.of(Cause.GPU_QUEUE, Map.of(Signal.GPU_UTILIZATION, 0.98, Signal.WAITING, 40.0)),
                Arguments.of(
                        Cause.RETRY_STORM,
                        Map.of(Signal.OFFERED_RPS, 3000.0, Signal.SERVED_RPS, 900.0, Signal.REJECTED_429_RPS, 2100.0)));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void everyCauseIsNamedFromItsSignals(Cause cause, Map<Signal, Double> signals) {
        bench.calm(60, 10);
        bench.busy(10, 0, signals);

        Diagnosis now = bench.diagnoses().now(SERVICE, NOW);

        assertThat(now).isInstanceOfSatisfying(Diagnosis.Busy.class, busy -> {
            assertThat(busy.cause()).isEqualTo(cause);
            assertThat(busy.since()).isEqualTo(NOW.minus(Duration.ofMinutes(10)));
            assertThat(busy.evidence()).isNotEmpty();
        });
    }

    /** Small pages: few requests, so that any queue is a large share of what runs. */
    @ParameterizedTest
    @CsvSource({
        "0, NaN, false",
        "0, 256, false",
        "0.61, 256, false",
        "0.61, NaN, true",
        "NaN, NaN, true",
        "0.98, 256, true"
    })
    void aQueueIsThatOfTheGpusOnlyWhereTheyAreNotKnownToHaveRoom(double utilization, double mostRunning, boolean gpus) {
        bench.calm(60, 10);
        bench.busy(
                10,
                0,
                Map.of(
                        Signal.WAITING,
                        6.0,
                        Signal.RUNNING,
                        8.0,
                        Signal.GPU_UTILIZATION,
                        utilization,
                        Signal.MAX_RUNNING,
                        mostRunning,
                        Signal.NODES_UP,
                        Double.NaN));

        Diagnosis now = bench.diagnoses().now(SERVICE, NOW);

        assertThat(now instanceof Diagnosis.Busy busy && busy.cause() == Cause.GPU_QUEUE)
                .as("%s", now)
                .isEqualTo(gpus);
    }

    @Test
    void aLimiterBesideAShortQueueAndIdleGpusIsTheCause() {
        bench.calm(60, 10);
        bench.busy(
                10,
                0,
                Map.of(
                        Signal.OFFERED_RPS, 110.0,
                        Signal.SERVED_RPS, 100.0,
                        Signal.REJECTED_429_RPS, 10.0,
                        Signal.WAITING, 2.0,
                        Signal.RUNNING, 8.0));

        assertThat(bench.diagnoses().now(SERVICE, NOW))
                .isInstanceOfSatisfying(
                        Diagnosis.Busy.class, busy -> assertThat(busy.cause()).isEqualTo(Cause.RATE_LIMITER));
    }

    @Test
    void oneFullNodeBesideFreeOnesIsAnImbalance() {
        bench.declareNodes("n1", "n2", "n3");
        bench.calm(60, 10);
        bench.busy(10, 0, Map.of(Signal.WAITING, 50.0));
        bench.node("n1", 10, 0, 250, 50);
        bench.node("n2", 10, 0, 80, 0);
        bench.node("n3", 10, 0, 70, 0);

        assertThat(bench.diagnoses().now(SERVICE, NOW))
                .isInstanceOfSatisfying(
                        Diagnosis.Busy.class, busy -> assertThat(busy.cause()).isEqualTo(Cause.IMBALANCE));
    }

    @Test
    void limiterEvidenceHoldsTheLimitAndTheFreeHardware() {
        bench.calm(60, 6);
        bench.busy(6, 0, LIMITED);

        Diagnosis.Busy busy = (Diagnosis.Busy) bench.diagnoses().now(SERVICE, NOW);

        assertThat(busy.evidence())
                .contains(new Fact(Fact.Measure.OFFERED_RPS, 1182, 1000))
                .contains(new Fact(Fact.Measure.WAITING, 0, Double.NaN))
                .contains(new Fact(Fact.Measure.GPU_UTILIZATION, 0.61, 0.95));
        assertThat(busy.lostRequests()).isEqualTo(182 * 360.0, Offset.offset(0.01));
    }

    @Test
    void aStormNamesTheLimiterAsRunnerUp() {
        bench.busy(
                10, 0, Map.of(Signal.OFFERED_RPS, 3000.0, Signal.SERVED_RPS, 900.0, Signal.REJECTED_429_RPS, 2100.0));

        assertThat(bench.diagnoses().now(SERVICE, NOW)).isInstanceOfSatisfying(Diagnosis.Busy.class, busy -> assertThat(
                        busy.runnerUp().map(RunnerUp::cause))
                .contains(Cause.RATE_LIMITER));
    }

    @Test
    void aMinuteThatHasOnlyBegunDoesNotMakeTheNumbersSmall() {
        bench.calm(60, 6);
        bench.busy(6, 0, LIMITED);
        bench.busy(0, -1, Map.of(Signal.OFFERED_RPS, 130.0, Signal.NODES_UP, 1.0));

        assertThat(bench.diagnoses().now(SERVICE, NOW.plusSeconds(30)))
                .isInstanceOfSatisfying(Diagnosis.Busy.class, busy -> assertThat(busy.evidence())
                        .contains(new Fact(Fact.Measure.OFFERED_RPS, 1182, 1000)));
    }

    @Test
    void aServiceWithinItsLimitsIsCalm() {
        bench.calm(60, 0);

        assertThat(bench.diagnoses().now(SERVICE, NOW)).isEqualTo(new Diagnosis.Calm());
    }

    @Test
    void aServiceWithoutSamplesWasNeverSeen() {
        assertThat(bench.diagnoses().now(new ServiceName("new"), NOW))
                .isEqualTo(new Diagnosis.Unknown(Diagnosis.Reason.NEVER_SEEN, Optional.empty()));
    }

    @Test
    void aSilentServiceIsUnknownSinceItsLastSampleAndNotCalm() {
        bench.calm(60, 10);

        assertThat(bench.diagnoses().now(SERVICE, NOW))
                .isEqualTo(new Diagnosis.Unknown(
                        Diagnosis.Reason.NO_DATA, Optional.of(NOW.minus(Duration.ofMinutes(11)))));
    }

    @Test
    void aBusyStretchLongerThanTheFirstLookKeepsItsTrueStart() {
        bench.calm(400, 300);
        bench.busy(300, 0, LIMITED);

        assertThat(bench.diagnoses().now(SERVICE, NOW))
                .isInstanceOfSatisfying(Diagnosis.Busy.class, busy -> assertThat(busy.since())
                        .isEqualTo(NOW.minus(Duration.ofHours(5))));
    }

    @Test
    void episodesAreCutByCauseAndShortGapsAreBridged() {
        bench.calm(180, 150);
        bench.busy(150, 140, LIMITED);
        bench.calm(140, 138);
        bench.busy(138, 128, LIMITED);
        bench.busy(128, 108, Map.of(Signal.RUNNING, 1024.0, Signal.WAITING, 300.0));
        bench.calm(108, 60);
        bench.busy(60, 59, LIMITED);
        bench.calm(59, 0);

        List<Episode> episodes = bench.diagnoses().episodes(SERVICE, NOW.minus(Duration.ofHours(3)), NOW);

        assertThat(episodes).extracting(Episode::cause).containsExactly(Cause.RATE_LIMITER, Cause.GPU_QUEUE);
        assertThat(episodes.getFirst().start()).isEqualTo(minutesAgo(150));
        assertThat(episodes.getFirst().end()).contains(minutesAgo(128));
        assertThat(episodes.getFirst().lostRequests()).isEqualTo(182 * 60.0 * 20, Offset.offset(0.01));
        assertThat(episodes.getLast().end()).contains(minutesAgo(108));
    }

    @Test
    void aLongGapEndsAnEpisodeAndIsNotPartOfIt() {
        bench.busy(120, 100, LIMITED);
        bench.busy(80, 60, LIMITED);
        bench.calm(60, 0);

        assertThat(bench.diagnoses().episodes(SERVICE, NOW.minus(Duration.ofHours(3)), NOW))
                .extracting(Episode::start, Episode::end)
                .containsExactly(
                        tuple(minutesAgo(120), Optional.of(minutesAgo(100))),
                        tuple(minutesAgo(80), Optional.of(minutesAgo(60))));
    }

    @Test
    void anEpisodeThatStillLastsHasNoEnd() {
        bench.calm(60, 20);
        bench.busy(20, 0, LIMITED);

        assertThat(bench.diagnoses().episodes(SERVICE, NOW.minus(Duration.ofHours(1)), NOW))
                .singleElement()
                .satisfies(episode -> assertThat(episode.end()).isEmpty());
    }

    @Test
    void aFortnightIsReadInStepsThatStillShowAnEpisode() {
        bench.calm(14 * 24 * 60, 5_000);
        bench.busy(5_000, 4_970, LIMITED);
        bench.calm(4_970, 0);

        assertThat(bench.diagnoses().episodes(SERVICE, NOW.minus(Duration.ofDays(14)), NOW))
                .singleElement()
                .satisfies(episode -> assertThat(episode.cause()).isEqualTo(Cause.RATE_LIMITER));
    }

    private static Instant minutesAgo(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }
}
