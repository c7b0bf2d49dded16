package dev.headroom.forecasting.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.collector.fleet.Slo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CapacityLearnerTest {

    private static final Slo SLO = new Slo(0.9995, Duration.ofSeconds(2), Duration.ofMillis(50));
    private static final double ALPHA = 0.0141;
    private static final double BETA = 0.00031;
    private static final double GAMMA = 0.000071;
    private static final double PROMPT = 1840;
    private static final double CACHED = 0.56;
    private static final double OUTPUT = 412;

    @Test
    void ordinaryTrafficTellsTheCapacityThatTheEngineHas() {
        double perRequest = BETA + GAMMA * PROMPT * (1 - CACHED) / OUTPUT;
        double concurrency = (0.050 - ALPHA) / perRequest;
        double whenFullAllTheTime = concurrency / (OUTPUT * 0.050);

        var learned = learned(new CapacityLearner(SLO, Double.NaN), traffic(5, 60, 0));

        assertThat(learned.requestsPerSecond()).isBetween(0.75 * whenFullAllTheTime, 0.95 * whenFullAllTheTime);
        assertThat(learned.perRunningSeconds()).isCloseTo(perRequest, within(0.05 * perRequest));
        assertThat(learned.provenance().toldApart()).isTrue();
        assertThat(learned.prefillSecondsPerToken()).isCloseTo(GAMMA, within(0.3 * GAMMA));
        assertThat(learned.provenance().law()).isPresent();
        assertThat(learned.concurrency()).isCloseTo(concurrency, within(0.05 * concurrency));
        assertThat(learned.firstLimit()).isEqualTo(CapacityEstimate.FirstLimit.TPOT);
        assertThat(learned.outputTokens()).isCloseTo(OUTPUT, within(5.0));
        assertThat(learned.cachedShare()).isCloseTo(CACHED, within(0.02));
        assertThat(learned.low95()).isLessThanOrEqualTo(learned.requestsPerSecond());
        assertThat(learned.high95()).isGreaterThanOrEqualTo(learned.requestsPerSecond());
    }

    @Test
    void trafficThatNeverCameNearTheLimitSaysSo() {
        assertThat(learned(new CapacityLearner(SLO, Double.NaN), traffic(3, 20, 0))
                        .kneeObserved())
                .isFalse();
        assertThat(learned(new CapacityLearner(SLO, Double.NaN), traffic(5, 70, 0))
                        .kneeObserved())
                .isTrue();
    }

    @Test
    void aSmallKvCacheIsTheFirstLimit() {
        var learned = learned(new CapacityLearner(SLO, Double.NaN), traffic(5, 25, 0.03));

        assertThat(learned.firstLimit()).isEqualTo(CapacityEstimate.FirstLimit.KV_CACHE);
        assertThat(learned.concurrency()).isCloseTo(30, within(1.0));
    }

    @Test
    void theCapOfTheEngineIsTheFirstLimit() {
        var learned = learned(new CapacityLearner(SLO, 16), traffic(5, 16, 0));

        assertThat(learned.firstLimit()).isEqualTo(CapacityEstimate.FirstLimit.BATCH_CAP);
        assertThat(learned.concurrency()).isEqualTo(16);
    }

    @Test
    void anIdleEngineTeachesNothing() {
        assertThat(new CapacityLearner(SLO, Double.NaN).learn(traffic(0.1, 1.5, 0), 1))
                .isInstanceOfSatisfying(CapacityEstimate.Unknown.class, unknown -> assertThat(unknown.reason())
                        .isEqualTo(CapacityEstimate.Reason.TOO_LITTLE_TRAFFIC));
    }

    @Test
    void theSameTrafficGivesTheSameAnswer() {
        List<EngineWindow> windows = traffic(5, 40, 0.01);

        assertThat(new CapacityLearner(SLO, Double.NaN).learn(windows, 7))
                .isEqualTo(new CapacityLearner(SLO, Double.NaN).learn(windows, 7));
    }

    private static CapacityEstimate.Learned learned(CapacityLearner learner, List<EngineWindow> windows) {
        return (CapacityEstimate.Learned) learner.learn(windows, 1);
    }

    /** A day of five-minute stretches on an engine with known α, β and γ, its mix of tokens wandering by some per cent. */
    private static List<EngineWindow> traffic(double leastRunning, double mostRunning, double kvCachePerRequest) {
        Random random = new Random(42);
        List<EngineWindow> windows = new ArrayList<>();
        for (int i = 0; i < 288; i++) {
            double share = (1 - Math.cos(2 * Math.PI * i / 288)) / 2;
            double running = leastRunning + share * (mostRunning - leastRunning);
            double output = OUTPUT * (1 + 0.05 * random.nextGaussian());
            double prompt = PROMPT * (1 + 0.05 * random.nextGaussian());
            double secondsPerToken = (ALPHA + running * (BETA + GAMMA * prompt * (1 - CACHED) / output))
                    * (1 + 0.01 * random.nextGaussian());
            double served = running / secondsPerToken / output;
            windows.add(new EngineWindow(
                    running,
                    served,
                    served * prompt * (1 - CACHED),
                    served * prompt,
                    served * output,
                    kvCachePerRequest > 0 ? kvCachePerRequest * running : Double.NaN));
        }
        return windows;
    }
}
