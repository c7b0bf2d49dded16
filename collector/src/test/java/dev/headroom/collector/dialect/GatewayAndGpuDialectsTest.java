package dev.headroom.collector.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.RequestCounts;
import dev.headroom.collector.sample.gpu.GpuReading;
import dev.headroom.collector.sample.reading.GatewayReading;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatewayAndGpuDialectsTest {

    @Test
    void envoyKnowsEach429WhoeverGaveIt() {
        PageReading.Read read = Pages.read("""
                envoy_http_downstream_rq_xx{envoy_response_code_class="2",envoy_http_conn_manager_prefix="in"} 900
                envoy_http_downstream_rq_xx{envoy_response_code_class="4",envoy_http_conn_manager_prefix="in"} 80
                envoy_http_downstream_rq_xx{envoy_response_code_class="5",envoy_http_conn_manager_prefix="in"} 20
                envoy_http_downstream_rq_xx{envoy_response_code_class="2",envoy_http_conn_manager_prefix="admin"} 5000
                envoy_http_local_rate_limiter_http_local_rate_limit_rate_limited 60
                envoy_cluster_upstream_rq{envoy_response_code="200",envoy_cluster_name="vllm"} 900
                envoy_cluster_upstream_rq{envoy_response_code="429",envoy_cluster_name="vllm"} 15
                envoy_cluster_upstream_rq{envoy_response_code="503",envoy_cluster_name="vllm"} 17
                envoy_cluster_upstream_rq{envoy_response_code="500",envoy_cluster_name="vllm"} 3
                envoy_http_downstream_cx_active{envoy_http_conn_manager_prefix="in"} 420
                envoy_http_downstream_cx_active{envoy_http_conn_manager_prefix="admin"} 1
                # TYPE envoy_http_downstream_rq_time histogram
                envoy_http_downstream_rq_time_bucket{envoy_http_conn_manager_prefix="in",le="500"} 10
                envoy_http_downstream_rq_time_bucket{envoy_http_conn_manager_prefix="in",le="+Inf"} 12
                envoy_http_downstream_rq_time_sum{envoy_http_conn_manager_prefix="in"} 4500
                """);

        GatewayReading gateway = read.observation().gateways().getFirst();
        assertThat(gateway.gateway().gateway()).isEqualTo("node-1");
        assertThat(gateway.requests()).isEqualTo(new RequestCounts(1000, 3, 75, 17));
        assertThat(gateway.connections().established()).isEqualTo(420);
        assertThat(gateway.connections().limit()).isNaN();
        assertThat(gateway.latencies()
                        .get(LatencyKind.E2E)
                        .layout()
                        .upperBoundsSeconds()
                        .getFirst())
                .isEqualTo(0.5);
        assertThat(gateway.latencies().get(LatencyKind.E2E).sumSeconds()).isEqualTo(4.5);
    }

    @Test
    void anEnvoyThatCannotTellCodesApartKnowsNo429() {
        RequestCounts requests = Pages.read("envoy_http_downstream_rq_total 7\n")
                .observation()
                .gateways()
                .getFirst()
                .requests();

        assertThat(requests.ended()).isEqualTo(7);
        assertThat(requests.rejected429()).isNaN();
        assertThat(requests.rejected503()).isNaN();
    }

    @Test
    void everyGpuAndEveryMigInstanceIsAReadingOfItsOwn() {
        List<GpuReading> gpus = Pages.read("""
                        DCGM_FI_DEV_GPU_UTIL{gpu="0",UUID="GPU-a",modelName="H100",Hostname="h1"} 95
                        DCGM_FI_DEV_FB_USED{gpu="0",UUID="GPU-a",modelName="H100",Hostname="h1"} 1024
                        DCGM_FI_DEV_FB_FREE{gpu="0",UUID="GPU-a",modelName="H100",Hostname="h1"} 3072
                        DCGM_FI_DEV_XID_ERRORS{gpu="0",UUID="GPU-a",modelName="H100",Hostname="h1"} 79
                        DCGM_FI_DEV_GPU_TEMP{gpu="1",UUID="GPU-b",modelName="H100",GPU_I_PROFILE="1g.10gb",GPU_I_ID="3"} 50
                        DCGM_FI_PROF_GR_ENGINE_ACTIVE{gpu="1",UUID="GPU-b",modelName="H100",GPU_I_PROFILE="1g.10gb",GPU_I_ID="3"} 0.5
                        DCGM_FI_DEV_GPU_UTIL{gpu="1",UUID="GPU-b",modelName="H100",GPU_I_PROFILE="1g.10gb",GPU_I_ID="3"} 0
                        DCGM_FI_DEV_GPU_TEMP{gpu="1",UUID="GPU-b",modelName="H100",GPU_I_PROFILE="1g.10gb",GPU_I_ID="4"} 50
                        """).observation().gpus();

        assertThat(gpus).extracting(gpu -> gpu.device().uuid()).containsExactly("GPU-a", "GPU-b/3", "GPU-b/4");
        assertThat(gpus).extracting(gpu -> gpu.device().migInstance()).containsExactly("", "3", "4");
        assertThat(gpus).extracting(gpu -> gpu.device().node()).containsExactly("h1", "node-1", "node-1");
        assertThat(gpus).extracting(gpu -> gpu.device().index()).containsExactly(0, 1, 1);
        assertThat(gpus.get(0).utilizationRatio()).isEqualTo(0.95);
        assertThat(gpus.get(0).memory().totalBytes()).isEqualTo(4096 * 1048576.0);
        assertThat(gpus.get(0).health().xid()).isEqualTo(79);
        assertThat(gpus.get(1).utilizationRatio()).isEqualTo(0.5);
        assertThat(gpus.get(2).utilizationRatio()).isNaN();
    }

    @Test
    void theNumbersThatStandForNothingAtDcgmAreUnknown() {
        GpuReading gpu = Pages.read("""
                        DCGM_FI_DEV_GPU_UTIL{gpu="0",UUID="GPU-a"} 2147483632
                        DCGM_FI_DEV_POWER_USAGE{gpu="0",UUID="GPU-a"} 140737488355328.000000
                        DCGM_FI_DEV_XID_ERRORS{gpu="0",UUID="GPU-a"} 9223372036854775794
                        DCGM_FI_DEV_FB_USED{gpu="0",UUID="GPU-a"} 2147483634
                        DCGM_FI_DEV_GPU_TEMP{gpu="0",UUID="GPU-a"} 61
                        """).observation().gpus().getFirst();

        assertThat(gpu.utilizationRatio()).isNaN();
        assertThat(gpu.power().watts()).isNaN();
        assertThat(gpu.health().xid()).isNaN();
        assertThat(gpu.memory().usedBytes()).isNaN();
        assertThat(gpu.health().temperatureCelsius()).isEqualTo(61);
    }

    @Test
    void aDeviceWithoutANameOfItsOwnIsNone() {
        List<GpuReading> gpus = Pages.read("""
                        DCGM_FI_DEV_GPU_UTIL{gpu="0",UUID=" "} 95
                        DCGM_FI_DEV_GPU_UTIL{gpu="1",UUID="\t"} 95
                        DCGM_FI_DEV_GPU_UTIL{gpu="2",UUID="GPU-a"} 95
                        """).observation().gpus();

        assertThat(gpus).extracting(gpu -> gpu.device().uuid()).containsExactly("GPU-a");
    }
}
