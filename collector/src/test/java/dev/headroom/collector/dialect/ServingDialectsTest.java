package dev.headroom.collector.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.collector.sample.RequestCounts;
import dev.headroom.collector.sample.TokenCounts;
import dev.headroom.collector.sample.reading.CumulativeHistogram;
import dev.headroom.collector.sample.reading.ServingReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServingDialectsTest {
    private static final double UNKNOWN = Double.NaN;

    @Test
    void enginesOfOneVllmNodeAreAddedUpAndTheirCachesAveraged() {
        ServingReading node = node("""
                vllm:num_requests_running{engine="0",model_name="DeepSeek-R1"} 3
                vllm:num_requests_running{engine="1",model_name="DeepSeek-R1"} 4
                vllm:num_requests_waiting{engine="0",model_name="DeepSeek-R1"} 1
                vllm:num_requests_waiting{engine="1",model_name="DeepSeek-R1"} 2
                vllm:kv_cache_usage_perc{engine="0",model_name="DeepSeek-R1"} 0.25
                vllm:kv_cache_usage_perc{engine="1",model_name="DeepSeek-R1"} 0.75
                vllm:prompt_tokens_total{engine="0",model_name="DeepSeek-R1"} 100
                vllm:prompt_tokens_total{engine="1",model_name="DeepSeek-R1"} 50
                vllm:prefix_cache_hits_total{engine="0",model_name="DeepSeek-R1"} 30
                vllm:generation_tokens_total{engine="0",model_name="DeepSeek-R1"} 7
                vllm:generation_tokens_created{engine="0",model_name="DeepSeek-R1"} 1.7e9
                """);

        assertThat(node.node()).isEqualTo(new NodeKey(Pages.TARGET.service(), "node-1"));
        assertThat(node.model()).isEqualTo("DeepSeek-R1");
        assertThat(node.engine().running()).isEqualTo(7);
        assertThat(node.engine().waiting()).isEqualTo(3);
        assertThat(node.engine().kvCacheRatio()).isEqualTo(0.5);
        assertThat(node.engine().maxRunning()).isNaN();
        assertThat(node.tokens()).isEqualTo(new TokenCounts(150, 30, 7));
        assertThat(node.requests()).isEqualTo(RequestCounts.UNKNOWN);
    }

    @Test
    void vllmCountsGeneratingRequestsOnlyAndNoFailureTwice() {
        ServingReading node = node("""
                vllm:num_requests_running{model_name="m"} 0
                vllm:request_success_total{model_name="m",finished_reason="stop"} 80
                vllm:request_success_total{model_name="m",finished_reason="abort"} 5
                vllm:request_success_total{model_name="m",finished_reason="error"} 3
                http_requests_total{handler="/v1/chat/completions",method="POST",status="2xx"} 90
                http_requests_total{handler="/v1/chat/completions",method="POST",status="4xx"} 7
                http_requests_total{handler="/v1/completions",method="POST",status="5xx"} 2
                http_requests_total{handler="/v1/models",method="GET",status="2xx"} 1000
                http_requests_total{handler="none",method="GET",status="4xx"} 83
                """);

        assertThat(node.requests()).isEqualTo(new RequestCounts(99, 3, UNKNOWN, UNKNOWN));
    }

    @Test
    void vllmWithoutHttpCounterCountsFinishedRequests() {
        ServingReading node = node("""
                vllm:num_requests_running{model_name="m"} 0
                vllm:request_success_total{model_name="m",finished_reason="stop"} 80
                vllm:request_success_total{model_name="m",finished_reason="length"} 5
                """);

        assertThat(node.requests()).isEqualTo(new RequestCounts(85, 0, UNKNOWN, UNKNOWN));
    }

    @Test
    void aServerThatHasOnlyDeclaredItsCountersHasCountedNothing() {
        ServingReading node = node("""
                # TYPE http_requests_total counter
                # TYPE vllm:num_requests_running gauge
                # TYPE vllm:request_success_total counter
                # TYPE vllm:kv_cache_usage_perc gauge
                """);

        assertThat(node.requests()).isEqualTo(new RequestCounts(0, 0, UNKNOWN, UNKNOWN));
        assertThat(node.engine().running()).isNaN();
        assertThat(node.engine().kvCacheRatio()).isNaN();
    }

    @Test
    void severalModelsOnOnePageAreOneNode() {
        ServingReading node = node("""
                vllm:num_requests_running{model_name="b"} 1
                vllm:num_requests_running{model_name="a"} 2
                """);

        assertThat(node.model()).isEqualTo("a, b");
        assertThat(node.engine().running()).isEqualTo(3);
    }

    @Test
    void theFirstVllmEnginesSayMinusOneForUnknown() {
        ServingReading node = node("""
                vllm:num_requests_swapped{model_name="m"} 2
                vllm:num_requests_waiting{model_name="m"} 3
                vllm:gpu_prefix_cache_hit_rate{model_name="m"} -1
                """);

        assertThat(node.engine().waiting()).isEqualTo(5);
        assertThat(node.engine().prefixHitRatio()).isNaN();
    }

    @Test
    void tensorParallelRanksAreCopiesAndDataParallelRanksAreQueues() {
        ServingReading node = node("""
                sglang:num_running_reqs{model_name="m",tp_rank="0",pp_rank="0",dp_rank="0"} 10
                sglang:num_running_reqs{model_name="m",tp_rank="1",pp_rank="0",dp_rank="0"} 10
                sglang:num_running_reqs{model_name="m",tp_rank="2",pp_rank="0",dp_rank="1"} 4
                sglang:num_running_reqs{model_name="m",tp_rank="3",pp_rank="0",dp_rank="1"} 4
                sglang:token_usage{model_name="m",tp_rank="0",dp_rank="0"} 0.8
                sglang:token_usage{model_name="m",tp_rank="1",dp_rank="0"} 0.8
                sglang:token_usage{model_name="m",tp_rank="2",dp_rank="1"} 0.4
                sglang:prompt_tokens_total{model_name="m",is_streaming="true"} 100
                sglang:prompt_tokens_total{model_name="m",is_streaming="false"} 11
                """);

        assertThat(node.engine().running()).isEqualTo(14);
        assertThat(node.engine().kvCacheRatio()).isEqualTo((0.8 + 0.4) / 2);
        assertThat(node.tokens().prompt()).isEqualTo(111);
    }

    @Test
    void sglangShowsAQueueAsAWholeAndOnceMoreForEachPriority() {
        ServingReading node = node("""
                sglang:num_running_reqs{model_name="m",tp_rank="0",priority=""} 14
                sglang:num_running_reqs{model_name="m",tp_rank="0",priority="-1"} 4
                sglang:num_running_reqs{model_name="m",tp_rank="0",priority="0"} 10
                sglang:num_queue_reqs{model_name="m",tp_rank="0",priority=""} 2
                sglang:num_queue_reqs{model_name="m",tp_rank="0",priority="-1"} 2
                sglang:prompt_tokens_total{model_name="m",priority="-1"} 100
                sglang:prompt_tokens_total{model_name="m",priority="0"} 900
                """);

        assertThat(node.engine().running()).isEqualTo(14);
        assertThat(node.engine().waiting()).isEqualTo(2);
        assertThat(node.tokens().prompt()).isEqualTo(1000);
    }

    @Test
    void sglangTellsTheExactCodes() {
        ServingReading node = node("""
                sglang:num_running_reqs{model_name="m"} 1
                sglang:num_requests_total{model_name="m"} 50
                sglang:http_responses_total{endpoint="/v1/chat/completions",status_code="200",method="POST"} 60
                sglang:http_responses_total{endpoint="/v1/chat/completions",status_code="429",method="POST"} 5
                sglang:http_responses_total{endpoint="/generate",status_code="503",method="POST"} 4
                sglang:http_responses_total{endpoint="/generate",status_code="500",method="POST"} 2
                sglang:http_responses_total{endpoint="/get_model_info",status_code="200",method="GET"} 900
                """);

        assertThat(node.requests()).isEqualTo(new RequestCounts(71, 2, 5, 4));
    }

    @Test
    void sglangOf2024CallsTheModelName() {
        ServingReading node = node("""
                sglang:num_running_reqs{name="meta-llama/Llama-3.1-8B"} 1
                sglang:func_latency_seconds_count{name="generate_request"} 1
                """);

        assertThat(node.model()).isEqualTo("meta-llama/Llama-3.1-8B");
    }

    @Test
    void plainNamesWithCodes() {
        ServingReading node = node("""
                deepseek_requests_total 1000
                deepseek_errors_total{code="429"} 40
                deepseek_errors_total{code="503"} 7
                deepseek_errors_total{code="500"} 3
                # TYPE model_inference_latency histogram
                model_inference_latency_bucket{le="0.5"} 900
                model_inference_latency_bucket{le="+Inf"} 950
                model_inference_latency_sum 300
                model_inference_latency_count 950
                """);

        assertThat(node.requests()).isEqualTo(new RequestCounts(1000, 3, 40, 7));
        CumulativeHistogram latency = node.latencies().get(LatencyKind.E2E);
        assertThat(latency.cumulativeCount(0)).isEqualTo(900);
        assertThat(latency.count()).isEqualTo(950);
    }

    @Test
    void plainNamesWithoutCodesCannotTell429Apart() {
        assertThat(node("deepseek_requests_total 1000\ndeepseek_errors_total 50\n")
                        .requests())
                .isEqualTo(new RequestCounts(1000, 50, UNKNOWN, UNKNOWN));
    }

    @Test
    void histogramsOfEnginesAreAddedUpAndCopiesAreNot() {
        ServingReading node = node("""
                sglang:num_running_reqs 1
                sglang:queue_time_seconds_bucket{tp_rank="0",dp_rank="0",le="1"} 1
                sglang:queue_time_seconds_bucket{tp_rank="0",dp_rank="0",le="+Inf"} 2
                sglang:queue_time_seconds_sum{tp_rank="0",dp_rank="0"} 3
                sglang:queue_time_seconds_count{tp_rank="0",dp_rank="0"} 2
                sglang:queue_time_seconds_bucket{tp_rank="1",dp_rank="0",le="1"} 1
                sglang:queue_time_seconds_bucket{tp_rank="1",dp_rank="0",le="+Inf"} 2
                sglang:queue_time_seconds_bucket{tp_rank="2",dp_rank="1",le="1.0"} 10
                sglang:queue_time_seconds_bucket{tp_rank="2",dp_rank="1",le="+Inf"} 20
                sglang:queue_time_seconds_sum{tp_rank="2",dp_rank="1"} 30
                """);

        CumulativeHistogram queue = node.latencies().get(LatencyKind.QUEUE);
        assertThat(queue.cumulativeCount(0)).isEqualTo(11);
        assertThat(queue.cumulativeCount(1)).isEqualTo(22);
        assertThat(queue.sumSeconds()).isEqualTo(33);
    }

    private static ServingReading node(String page) {
        PageReading.Read read = Pages.read(page);
        assertThat(read.warnings()).isEmpty();
        return read.observation().serving().getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Inf", "+Inf", "-1", "NaN"})
    void aHistogramWithAnImpossibleSumIsLeftOut(String sum) {
        PageReading.Read read = Pages.read("""
                vllm:num_requests_running 1
                vllm:e2e_request_latency_seconds_bucket{le="1"} 1
                vllm:e2e_request_latency_seconds_bucket{le="+Inf"} 2
                vllm:e2e_request_latency_seconds_count 2
                vllm:e2e_request_latency_seconds_sum %s
                """.formatted(sum));

        assertThat(read.observation().serving().getFirst().latencies()).isEmpty();
        assertThat(read.warnings()).singleElement().asString().contains("its sum is");
    }
}
