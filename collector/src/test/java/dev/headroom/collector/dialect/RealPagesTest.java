package dev.headroom.collector.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.sample.EngineGauges;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.RequestCounts;
import dev.headroom.collector.sample.TokenCounts;
import dev.headroom.collector.sample.gpu.GpuHealth;
import dev.headroom.collector.sample.gpu.GpuReading;
import dev.headroom.collector.sample.reading.ServingReading;
import org.junit.jupiter.api.Test;

/** Pages captured from real servers are recognised by themselves and read to the digit. */
class RealPagesTest {
    private static final double UNKNOWN = Double.NaN;

    @Test
    void sglangUnderOverload() {
        PageReading.Read read = Pages.real("sglang_docs_loaded_llama31.txt");

        assertThat(read.dialect()).isEqualTo("sglang");
        assertThat(read.warnings()).isEmpty();
        ServingReading node = read.observation().serving().getFirst();
        assertThat(node.model()).isEqualTo("meta-llama/Llama-3.1-8B-Instruct");
        assertThat(node.engine()).isEqualTo(new EngineGauges(162, 2826, UNKNOWN, 0.28, 0.007507552643049313));
        assertThat(node.requests()).isEqualTo(new RequestCounts(11228, UNKNOWN, UNKNOWN, UNKNOWN));
        assertThat(node.tokens()).isEqualTo(new TokenCounts(8128902, UNKNOWN, 7557572));
        assertThat(node.latencies().get(LatencyKind.TTFT).count()).isEqualTo(11008);
        assertThat(node.latencies().get(LatencyKind.TPOT).count()).isEqualTo(7400757);
        assertThat(node.latencies().get(LatencyKind.E2E).sumSeconds()).isEqualTo(3.116093850019932e+06);
    }

    @Test
    void vllmOfTheFirstEngineGeneration() {
        PageReading.Read read = Pages.real("vllm_v0_2024-06_opt125m_datadog.txt");

        assertThat(read.dialect()).isEqualTo("vllm-v0");
        ServingReading node = read.observation().serving().getFirst();
        assertThat(node.model()).isEqualTo("facebook/opt-125m");
        assertThat(node.requests()).isEqualTo(new RequestCounts(1, 0, UNKNOWN, UNKNOWN));
        assertThat(node.tokens()).isEqualTo(new TokenCounts(5, UNKNOWN, 7));
        assertThat(node.latencies().get(LatencyKind.TPOT).sumSeconds()).isEqualTo(0.19016313552856445);
    }

    @Test
    void vllmOfTheSecondEngineGeneration() {
        PageReading.Read read = Pages.real("vllm_v1_kops_conformance.txt");

        assertThat(read.dialect()).isEqualTo("vllm");
        assertThat(read.warnings()).isEmpty();
        ServingReading node = read.observation().serving().getFirst();
        assertThat(node.engine().kvCacheRatio()).isNotNaN();
        assertThat(node.requests().rejected429()).isNaN();
        assertThat(node.latencies()).containsKeys(LatencyKind.values());
    }

    @Test
    void dcgmExporter() {
        PageReading.Read read = Pages.real("dcgm_l40s.txt");

        assertThat(read.dialect()).isEqualTo("dcgm");
        assertThat(read.observation().gpus()).hasSize(1);
        GpuReading gpu = read.observation().gpus().getFirst();
        assertThat(gpu.device().uuid()).isEqualTo("GPU-c2f76b33-7953-256e-8f33-1343419b1a1c");
        assertThat(gpu.device().node()).isEqualTo("i-030791dc5a37cd257");
        assertThat(gpu.device().model()).isEqualTo("NVIDIA L4");
        assertThat(gpu.device().index()).isZero();
        assertThat(gpu.device().migInstance()).isEmpty();
        assertThat(gpu.utilizationRatio()).isZero();
        assertThat(gpu.memory().usedBytes()).isZero();
        assertThat(gpu.memory().totalBytes()).isEqualTo((22563 + 470) * 1048576.0);
        assertThat(gpu.power().watts()).isEqualTo(16.365);
        assertThat(gpu.health().temperatureCelsius()).isEqualTo(31);
        assertThat(gpu.clocks().smMegahertz()).isEqualTo(210);
        assertThat(gpu.power().limitWatts()).isNaN();
        assertThat(gpu.health().throttleReasons()).isEqualTo(GpuHealth.UNKNOWN_THROTTLE);
    }

    @Test
    void nvidiaGpuExporter() {
        PageReading.Read read = Pages.real("nvidia_gpu_exporter_nvidia-h100-80gb-hbm3__590.48.01__load.metrics");

        GpuReading gpu = read.observation().gpus().getFirst();
        assertThat(gpu.device().uuid()).isEqualTo("GPU-00000000-0000-0000-0000-000000000000");
        assertThat(gpu.device().node()).isEqualTo("node-1");
        assertThat(gpu.device().model()).isEqualTo("NVIDIA H100 80GB HBM3");
        assertThat(gpu.utilizationRatio()).isEqualTo(1);
        assertThat(gpu.memory().usedBytes()).isEqualTo(2.0780679168e+10);
        assertThat(gpu.power().watts()).isEqualTo(631.95);
        assertThat(gpu.power().limitWatts()).isEqualTo(700);
        assertThat(gpu.clocks().smMegahertz()).isEqualTo(1980);
        assertThat(gpu.health().throttleReasons()).isZero();
    }

    @Test
    void litellmProxy() {
        PageReading.Read read = Pages.real("litellm_v1_95_excerpt.txt");

        assertThat(read.dialect()).isEqualTo("litellm");
        RequestCounts requests = read.observation().gateways().getFirst().requests();
        assertThat(requests.ended()).isGreaterThan(8);
        assertThat(requests.failed()).isEqualTo(2);
        assertThat(requests.rejected429()).isZero();
    }
}
