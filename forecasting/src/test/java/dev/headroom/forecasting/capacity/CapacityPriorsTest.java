package dev.headroom.forecasting.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.collector.fleet.Slo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityPriorsTest {

    private final CapacityPriors priors = CapacityPriors.shipped();

    @ParameterizedTest
    @CsvSource({
        "NVIDIA H800, deepseek-ai/DeepSeek-R1, 14800",
        "NVIDIA H100 80GB HBM3, /models/deepseek-v3.1, 22300",
        "NVIDIA H20, DeepSeek-V3, 5700"
    })
    void aPairThatWasMeasuredIsFound(String gpu, String model, double outputTokensPerSecond) {
        assertThat(priors.find(gpu, model)).hasValueSatisfying(prior -> assertThat(prior.outputTokensPerSecond())
                .isEqualTo(outputTokensPerSecond));
    }

    @ParameterizedTest
    @CsvSource({
        "NVIDIA H200, deepseek-ai/DeepSeek-R1",
        "NVIDIA H800, deepseek-ai/DeepSeek-R1-Distill-Qwen-32B",
        "NVIDIA L40S, deepseek-ai/DeepSeek-R1",
        "'', ''"
    })
    void anotherIsNot(String gpu, String model) {
        assertThat(priors.find(gpu, model)).isEmpty();
    }

    @Test
    void aPriorIsMarkedAsOneAndWide() {
        var estimate = priors.find("H800", "deepseek-r1")
                .orElseThrow()
                .estimate(new TokenMix(2000, 1000, 500), 16, Slo.DEFAULT);

        assertThat(estimate.requestsPerSecond()).isCloseTo(2 / (1000 / 32200.0 + 500 / 14800.0), within(1e-6));
        assertThat(estimate.provenance().source()).isEqualTo(CapacityProvenance.Source.PRIOR);
        assertThat(estimate.provenance().detail()).startsWith("DeepSeek");
        assertThat(estimate.kneeObserved()).isFalse();
        assertThat(estimate.high95() / estimate.low95()).isGreaterThan(2);
    }
}
