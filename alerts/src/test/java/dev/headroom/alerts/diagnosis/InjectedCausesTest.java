package dev.headroom.alerts.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.forecasting.simulation.Disturbance;
import dev.headroom.forecasting.simulation.Disturbance.Span;
import dev.headroom.forecasting.simulation.Scenario;
import dev.headroom.forecasting.simulation.gateway.RetryPolicy;
import dev.headroom.forecasting.simulation.workload.TokenLengths;
import dev.headroom.forecasting.simulation.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every cause at three intensities on the simulated fleet: the named cause must be right in at least 22 of 24. */
class InjectedCausesTest {

    private static final int CALM = 480;
    private static final int END = 1080;
    private static final Span BUSY = new Span(CALM, END);
    private static final double UNLIMITED = 10_000;

    private record Injection(Cause cause, String intensity, double limiterRps, RetryPolicy retry, Scenario scenario) {}

    @Test
    void theInjectedCauseIsTheOneThatIsNamed() {
        List<String> wrong = new ArrayList<>();
        long cases = injections()
                .peek(injection -> {
                    Diagnosis diagnosis = diagnosisOf(injection);
                    if (!(diagnosis instanceof Diagnosis.Busy busy && busy.cause() == injection.cause)) {
                        wrong.add(injection.cause + " " + injection.intensity + ": " + diagnosis);
                    }
                })
                .count();

        assertThat(cases).isEqualTo(24);
        assertThat(wrong).as("wrong: " + wrong).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aFleetWithinItsLimitsIsCalmWhateverTheDice() {
        Scenario usual = Scenario.steady(0.6 * SimulatedFleet.NODES * SimulatedFleet.capacity());

        for (int seed = 0; seed < 3; seed++) {
            assertThat(new SimulatedFleet(UNLIMITED, RetryPolicy.NEVER).after(usual, END, seed))
                    .isEqualTo(new Diagnosis.Calm());
        }
    }

    @Test
    void twoCausesAtOnceAreToldAsTwoWithTheEvidenceOfBoth() {
        double rps = 0.75 * SimulatedFleet.NODES * SimulatedFleet.capacity();
        Scenario both = Scenario.steady(rps).with(times(1.25)).with(held(70));

        assertThat(new SimulatedFleet(rps, RetryPolicy.NEVER).after(both, END, 5))
                .isInstanceOfSatisfying(Diagnosis.Busy.class, busy -> {
                    assertThat(busy.cause()).isEqualTo(Cause.RATE_LIMITER);
                    assertThat(busy.runnerUp()).hasValueSatisfying(second -> {
                        assertThat(second.cause()).isEqualTo(Cause.CONNECTION_POOL);
                        assertThat(second.also()).isTrue();
                        assertThat(second.evidence()).extracting(Fact::measure).contains(Fact.Measure.CONNECTIONS);
                    });
                });
    }

    @Test
    void throttlingThatLeadsToAQueueIsOneCauseAndNotTwo() {
        double rps = 0.75 * SimulatedFleet.NODES * SimulatedFleet.capacity();
        Scenario hot = Scenario.steady(rps);
        for (int node = 0; node < SimulatedFleet.NODES; node++) {
            hot = hot.with(new Disturbance.Throttled(BUSY, node, 1.8));
        }

        assertThat(new SimulatedFleet(UNLIMITED, RetryPolicy.NEVER).after(hot, END, 5))
                .isInstanceOfSatisfying(Diagnosis.Busy.class, busy -> {
                    assertThat(busy.cause()).isEqualTo(Cause.THROTTLING);
                    assertThat(busy.runnerUp()).hasValueSatisfying(second -> assertThat(second.also())
                            .isFalse());
                    assertThat(busy.evidence())
                            .extracting(Fact::measure)
                            .contains(Fact.Measure.STEP_SLOWDOWN, Fact.Measure.GPU_CLOCK_MEGAHERTZ);
                });
    }

    private static Diagnosis diagnosisOf(Injection injection) {
        return new SimulatedFleet(injection.limiterRps, injection.retry)
                .after(injection.scenario, END, injection.intensity.hashCode());
    }

    private static Stream<Injection> injections() {
        double capacity = SimulatedFleet.NODES * SimulatedFleet.capacity();
        double usual = 0.6 * capacity;
        return Stream.of(
                        three(Cause.RATE_LIMITER, 0.7 * capacity, usual, times(1.4), times(1.7), times(2.1)),
                        three(Cause.CONNECTION_POOL, UNLIMITED, usual, held(80), held(100), held(160)),
                        three(Cause.KV_CACHE, UNLIMITED, usual, kv(3200), kv(4200), kv(6000)),
                        three(Cause.PREFILL, UNLIMITED, usual, prefill(17_000), prefill(20_000), prefill(26_000)),
                        three(Cause.GPU_QUEUE, UNLIMITED, usual, times(1.8), times(2.0), times(2.4)),
                        three(Cause.IMBALANCE, UNLIMITED, 0.5 * capacity, skew(0.5), skew(0.6), skew(0.75)),
                        throttlings(0.75 * capacity),
                        storms(usual))
                .flatMap(injections -> injections);
    }

    private static Stream<Injection> three(
            Cause cause, double limiter, double rps, Disturbance mild, Disturbance middle, Disturbance strong) {
        return Stream.of(mild, middle, strong)
                .map(disturbance -> new Injection(
                        cause,
                        disturbance.toString(),
                        limiter,
                        RetryPolicy.NEVER,
                        Scenario.steady(rps).with(disturbance)));
    }

    private static Disturbance times(double factor) {
        return new Disturbance.Surge(BUSY, factor, 20);
    }

    private static Disturbance held(double seconds) {
        return new Disturbance.HeldConnections(BUSY, seconds);
    }

    /** Long, cached conversations: little to compute, much to hold. */
    private static Disturbance kv(int promptTokens) {
        return new Disturbance.OtherWorkload(
                BUSY,
                new Workload(
                        TokenLengths.logNormal(promptTokens, 0.4, 32_768),
                        TokenLengths.logNormal(320, 0.5, 8192),
                        0.92,
                        0));
    }

    /** New documents with short answers. */
    private static Disturbance prefill(int promptTokens) {
        return new Disturbance.OtherWorkload(
                BUSY,
                new Workload(
                        TokenLengths.logNormal(promptTokens, 0.4, 32_768),
                        TokenLengths.logNormal(40, 0.5, 8192),
                        0,
                        0));
    }

    private static Disturbance skew(double share) {
        return new Disturbance.Skewed(BUSY, 1, share);
    }

    private static Stream<Injection> throttlings(double rps) {
        return Stream.of(new double[] {1.5, 2}, new double[] {1.6, 3}, new double[] {2, 4})
                .map(strength -> {
                    Scenario scenario = Scenario.steady(rps);
                    for (int node = 0; node < strength[1]; node++) {
                        scenario = scenario.with(new Disturbance.Throttled(BUSY, node, strength[0]));
                    }
                    String words = String.format(Locale.ROOT, "%.1f on %.0f nodes", strength[0], strength[1]);
                    return new Injection(Cause.THROTTLING, words, UNLIMITED, RetryPolicy.NEVER, scenario);
                });
    }

    private static Stream<Injection> storms(double rps) {
        return Stream.of(
                        new RetryPolicy(0.9, 6, 1, 1.1), new RetryPolicy(0.95, 8, 1, 1), new RetryPolicy(1, 12, 0.5, 1))
                .map(retry -> {
                    Scenario scenario = Scenario.steady(rps)
                            .with(new Disturbance.Retrying(BUSY, retry))
                            .with(new Disturbance.NodeLost(BUSY, 0))
                            .with(new Disturbance.NodeLost(BUSY, 1))
                            .with(new Disturbance.Surge(BUSY, 1.4, 10));
                    return new Injection(Cause.RETRY_STORM, retry.toString(), UNLIMITED, RetryPolicy.NEVER, scenario);
                });
    }
}
