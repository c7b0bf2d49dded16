package dev.headroom.forecasting.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.collector.fleet.Slo;
import dev.headroom.forecasting.simulation.SampledDay;
import dev.headroom.forecasting.simulation.TrueCapacity;
import dev.headroom.forecasting.simulation.engine.EngineProfile;
import dev.headroom.forecasting.simulation.workload.TokenLengths;
import dev.headroom.forecasting.simulation.workload.Workload;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is learned from a day of ordinary traffic against what the same engine sustains when it is tried. */
class LearnedCapacityTest {

    private static final double EXACT_ENOUGH = 0.10;
    private static final double PEAK_SHARE = 0.7;

    record Replica(String name, EngineProfile engine, Workload workload, CapacityEstimate.FirstLimit firstLimit) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Replica> replicas() {
        return List.of(
                new Replica(
                        "eight GPUs and long answers",
                        new EngineProfile(0.020, 0.000_09, 0.000_02, 0.05, 256, 64, 900_000, 8192),
                        workload(1200, 700, 0.4),
                        CapacityEstimate.FirstLimit.BATCH_CAP),
                new Replica(
                        "one small GPU and short answers",
                        new EngineProfile(0.012, 0.000_3, 0.000_07, 0.05, 256, 64, 200_000, 2048),
                        workload(600, 150, 0.3),
                        CapacityEstimate.FirstLimit.TPOT),
                new Replica(
                        "long documents",
                        new EngineProfile(0.025, 0.000_1, 0.000_04, 0.05, 256, 64, 300_000, 4096),
                        workload(6000, 400, 0.2),
                        CapacityEstimate.FirstLimit.KV_CACHE));
    }

    private static Workload workload(double prompt, double output, double cached) {
        return new Workload(
                TokenLengths.logNormal(prompt, 0.7, 32_768), TokenLengths.logNormal(output, 0.6, 8192), cached, 0);
    }

    @ParameterizedTest
    @MethodSource("replicas")
    void learnedCapacityIsWithinTenPerCentOfTheTrueOne(Replica replica) {
        double truth = TrueCapacity.of(replica.engine(), replica.workload(), Slo.DEFAULT);

        var learned = (CapacityEstimate.Learned)
                new CapacityLearner(Slo.DEFAULT, replica.engine().maxRunning())
                        .learn(windows(SampledDay.of(replica.engine(), replica.workload(), PEAK_SHARE * truth)), 1);
        assertThat(learned.requestsPerSecond()).isCloseTo(truth, within(EXACT_ENOUGH * truth));
        assertThat(learned.firstLimit()).isEqualTo(replica.firstLimit());
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
