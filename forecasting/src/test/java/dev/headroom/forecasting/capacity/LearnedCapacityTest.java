package dev.headroom.forecasting.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.collector.fleet.Slo;
import dev.headroom.forecasting.simulation.EngineProfile;
import dev.headroom.forecasting.simulation.SampledDay;
import dev.headroom.forecasting.simulation.TokenLengths;
import dev.headroom.forecasting.simulation.TrueCapacity;
import dev.headroom.forecasting.simulation.Workload;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is learned from a day of ordinary traffic against what the same engine sustains when it is tried. */
class LearnedCapacityTest {

    private static final double EXACT_ENOUGH = 0.10;
    private static final double PEAK_SHARE = 0.7;

    private enum Kind {
        /** Eight GPUs, long answers; limited by its cap on running requests. */
        REASONING(
                new EngineProfile(0.020, 0.000_09, 0.000_02, 0.05, 256, 64, 900_000, 8192),
                workload(1200, 700, 0.4),
                CapacityEstimate.FirstLimit.BATCH_CAP),
        /** One small GPU, short answers; limited by the time per token. */
        CHAT(
                new EngineProfile(0.012, 0.000_3, 0.000_07, 0.05, 256, 64, 200_000, 2048),
                workload(600, 150, 0.3),
                CapacityEstimate.FirstLimit.TPOT),
        /** Long documents; limited by the KV cache. */
        DOCUMENTS(
                new EngineProfile(0.025, 0.000_1, 0.000_04, 0.05, 256, 64, 300_000, 4096),
                workload(6000, 400, 0.2),
                CapacityEstimate.FirstLimit.KV_CACHE);

        private final EngineProfile engine;
        private final Workload workload;
        private final CapacityEstimate.FirstLimit firstLimit;

        Kind(EngineProfile engine, Workload workload, CapacityEstimate.FirstLimit firstLimit) {
            this.engine = engine;
            this.workload = workload;
            this.firstLimit = firstLimit;
        }

        private static Workload workload(double prompt, double output, double cached) {
            return new Workload(
                    TokenLengths.logNormal(prompt, 0.7, 32_768), TokenLengths.logNormal(output, 0.6, 8192), cached, 0);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void learnedCapacityIsWithinTenPerCentOfTheTrueOne(Kind kind) {
        double truth = TrueCapacity.of(kind.engine, kind.workload, Slo.DEFAULT);

        var learned = (CapacityEstimate.Learned) new CapacityLearner(Slo.DEFAULT, kind.engine.maxRunning())
                .learn(windows(SampledDay.of(kind.engine, kind.workload, PEAK_SHARE * truth)), 1);
        assertThat(learned.requestsPerSecond()).isCloseTo(truth, within(EXACT_ENOUGH * truth));
        assertThat(learned.firstLimit()).isEqualTo(kind.firstLimit);
        assertThat(learned.low95()).isGreaterThan(0.5 * truth);
        assertThat(learned.high95()).isLessThan(1.5 * truth);
        assertThat(learned.provenance().leftOut()).as("the throttled afternoon").isPositive();
    }

    private static List<EngineWindow> windows(List<SampledDay.Stretch> day) {
        return day.stream()
                .map(stretch -> new EngineWindow(
                        stretch.running(),
                        stretch.servedRps(),
                        stretch.promptPerSecond() - stretch.cachedPerSecond(),
                        stretch.promptPerSecond(),
                        stretch.generatedPerSecond(),
                        stretch.kvRatio()))
                .toList();
    }
}
