package dev.headroom.forecasting.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.collector.fleet.Slo;
import dev.headroom.forecasting.simulation.TrueCapacity;
import dev.headroom.forecasting.simulation.engine.EngineProfile;
import dev.headroom.forecasting.simulation.workload.TokenLengths;
import dev.headroom.forecasting.simulation.workload.Workload;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SustainedLoadTest {

    private static final EngineFit FIT = new EngineFit(0.020, 0.000_09, 0.000_02);
    private static final TokenMix DOCUMENTS = new TokenMix(7200, 5760, 480);

    @Test
    void impatientReadersOfLongDocumentsAreLimitedByTheFirstToken() {
        Slo slo = new Slo(0.999, Duration.ofMillis(550), Duration.ofMillis(80));
        var workload =
                new Workload(TokenLengths.logNormal(6000, 0.6, 32_768), TokenLengths.logNormal(400, 0.6, 8192), 0.2, 0);
        double truth = TrueCapacity.of(
                new EngineProfile(0.020, 0.000_09, 0.000_02, 0.0, 256, 64, 9_000_000, 8192), workload, slo);

        SustainedLoad load = SustainedLoad.of(engine(true, Double.NaN, Double.NaN), slo);

        assertThat(load.firstLimit()).isEqualTo(CapacityEstimate.FirstLimit.TTFT);
        assertThat(load.requestsPerSecond()).isCloseTo(truth, within(0.15 * truth));
    }

    @Test
    void theFirstTokenIsNotForeseenWhileThePrefillIsNotKnown() {
        Slo slo = new Slo(0.999, Duration.ofMillis(550), Duration.ofMillis(80));

        assertThat(SustainedLoad.of(engine(false, Double.NaN, Double.NaN), slo).firstLimit())
                .isEqualTo(CapacityEstimate.FirstLimit.TPOT);
    }

    @Test
    void runningRequestsSwingSoTheMeanStaysBelowTheMost() {
        SustainedLoad load = SustainedLoad.of(engine(true, 0.02, 64), Slo.DEFAULT);

        assertThat(load.concurrency()).isCloseTo(45, within(1e-9));
        assertThat(load.firstLimit()).isEqualTo(CapacityEstimate.FirstLimit.KV_CACHE);
        assertThat(load.running()).isBetween(20.0, 40.0);
        assertThat(SustainedLoad.of(engine(true, 0.02, 16), Slo.DEFAULT).firstLimit())
                .isEqualTo(CapacityEstimate.FirstLimit.BATCH_CAP);
    }

    @Test
    void anEngineThatIsTooSlowAloneSustainsNothing() {
        Slo slo = new Slo(0.999, Duration.ofSeconds(2), Duration.ofMillis(15));

        assertThat(SustainedLoad.of(engine(true, Double.NaN, Double.NaN), slo).requestsPerSecond())
                .isZero();
    }

    private static SustainedLoad.Engine engine(boolean prefillKnown, double kvCachePerRequest, double batchCap) {
        return new SustainedLoad.Engine(FIT, prefillKnown, DOCUMENTS, kvCachePerRequest, batchCap);
    }
}
