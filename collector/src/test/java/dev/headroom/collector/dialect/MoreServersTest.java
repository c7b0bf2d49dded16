package dev.headroom.collector.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.collector.sample.EngineGauges;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.RequestCounts;
import dev.headroom.collector.sample.TokenCounts;
import dev.headroom.collector.sample.reading.ServingReading;
import org.junit.jupiter.api.Test;

/** Servers beside vLLM and SGLang. The pages were written from the servers' sources, unless a file is named. */
class MoreServersTest {
    private static final double UNKNOWN = Double.NaN;

    @Test
    void tensorRtLlmTellsCodesOfErrorsExactly() {
        PageReading.Read read = Pages.read("""
                trtllm_request_success_total{model_name="r1",engine_type="trtllm",finished_reason="stop"} 150
                trtllm_request_success_total{model_name="r1",engine_type="trtllm",finished_reason="length"} 5
                # TYPE trtllm_request_error_total counter
                trtllm_request_error_total{model_name="r1",engine_type="trtllm",http_code="429"} 7
                trtllm_request_error_total{model_name="r1",engine_type="trtllm",http_code="503"} 2
                trtllm_request_error_total{model_name="r1",engine_type="trtllm",http_code="500"} 1
                trtllm_request_error_total{model_name="r1",engine_type="trtllm",http_code="400"} 4
                trtllm_num_requests_running{model_name="r1",engine_type="trtllm",pid="11"} 12
                trtllm_num_requests_running{model_name="r1",engine_type="trtllm",pid="12"} 0
                trtllm_num_requests_waiting{model_name="r1",engine_type="trtllm"} 3
                trtllm_max_num_active_requests{model_name="r1",engine_type="trtllm"} 64
                trtllm_kv_cache_utilization{model_name="r1",engine_type="trtllm"} 0.6
                trtllm_kv_cache_hit_rate{model_name="r1",engine_type="trtllm"} 0.25
                trtllm_prompt_tokens_total{model_name="r1",engine_type="trtllm"} 9000
                trtllm_prompt_cached_tokens_total{model_name="r1",engine_type="trtllm"} 2000
                trtllm_generation_tokens_total{model_name="r1",engine_type="trtllm"} 4000
                """);

        assertThat(read.dialect()).isEqualTo("tensorrt-llm");
        ServingReading node = node(read);
        assertThat(node.model()).isEqualTo("r1");
        assertThat(node.requests()).isEqualTo(new RequestCounts(169, 1, 7, 2));
        assertThat(node.engine()).isEqualTo(new EngineGauges(12, 3, 64, 0.6, 0.25));
        assertThat(node.tokens()).isEqualTo(new TokenCounts(9000, 2000, 4000));
    }

    /** dynamo/tensorrt-llm.txt, an older page. */
    @Test
    void anOlderTensorRtLlmTellsNoErrors() {
        PageReading.Read read = Pages.real("dynamo/tensorrt-llm.txt");

        assertThat(read.dialect()).isEqualTo("tensorrt-llm");
        assertThat(node(read).requests()).isEqualTo(new RequestCounts(155, UNKNOWN, UNKNOWN, UNKNOWN));
        assertThat(read.warnings()).hasSize(4).allMatch(warning -> warning.contains("the last bucket must be +Inf"));
    }

    @Test
    void tgiAnswersOverload429AndAnAbsentFailureCounterIsAZero() {
        String calm = """
                # TYPE tgi_request_count counter
                tgi_request_count 120
                # TYPE tgi_request_success counter
                tgi_request_success 100
                tgi_queue_size 4
                tgi_batch_current_size 16
                tgi_request_input_length_sum 5000
                tgi_request_generated_tokens_sum 2500
                # TYPE tgi_request_queue_duration histogram
                tgi_request_queue_duration_bucket{le="0.5"} 90
                tgi_request_queue_duration_bucket{le="+Inf"} 100
                tgi_request_queue_duration_sum 12
                tgi_request_queue_duration_count 100
                """;

        ServingReading node = node(Pages.read(calm));
        assertThat(node.requests()).isEqualTo(new RequestCounts(100, 0, 0, UNKNOWN));
        assertThat(node.engine()).isEqualTo(new EngineGauges(16, 4, UNKNOWN, UNKNOWN, UNKNOWN));
        assertThat(node.tokens()).isEqualTo(new TokenCounts(5000, UNKNOWN, 2500));
        assertThat(node.latencies()).containsOnlyKeys(LatencyKind.QUEUE);

        ServingReading busy = node(Pages.read(calm + """
                tgi_request_failure{err="overloaded"} 9
                tgi_request_failure{err="generation"} 2
                tgi_request_failure{err="validation"} 5
                """));
        assertThat(busy.requests()).isEqualTo(new RequestCounts(116, 2, 9, UNKNOWN));
    }

    @Test
    void lmDeployOldAndNew() {
        String old = """
                lmdeploy:num_requests_running{engine="0",model_name="internlm"} 3
                lmdeploy:num_requests_running{engine="1",model_name="internlm"} 4
                lmdeploy:num_requests_waiting{engine="0",model_name="internlm"} 1
                lmdeploy:gpu_cache_usage_perc{engine="0",model_name="internlm"} 0.2
                lmdeploy:gpu_cache_usage_perc{engine="1",model_name="internlm"} 0.4
                lmdeploy:e2e_request_latency_seconds_count{engine="0",model_name="internlm"} 50
                """;
        ServingReading node = node(Pages.read(old));
        assertThat(node.requests()).isEqualTo(new RequestCounts(50, UNKNOWN, UNKNOWN, UNKNOWN));
        assertThat(node.engine().running()).isEqualTo(7);
        assertThat(node.engine().kvCacheRatio()).isCloseTo(0.3, within(1e-12));

        assertThat(node(Pages.read(old + """
                lmdeploy:request_success_total{engine="0",finished_reason="ResponseType.FINISH"} 60
                lmdeploy:request_success_total{engine="0",finished_reason="ResponseType.INTERNAL_ENGINE_ERROR"} 2
                """)).requests()).isEqualTo(new RequestCounts(62, 2, UNKNOWN, UNKNOWN));
    }

    @Test
    void llamaCppTellsTokensButNoRequestsAndWindowsWritesNanInItsOwnWay() {
        PageReading.Read read = Pages.read("""
                llamacpp:prompt_tokens_total 479209
                llamacpp:tokens_predicted_total 123063
                llamacpp:requests_processing 2
                llamacpp:requests_deferred 1
                llamacpp:n_busy_slots_per_decode -nan(ind)
                llamacpp:kv_cache_usage_ratio 0.5
                """);

        assertThat(read.dialect()).isEqualTo("llama-cpp");
        assertThat(node(read).requests()).isEqualTo(RequestCounts.UNKNOWN);
        assertThat(node(read).tokens()).isEqualTo(new TokenCounts(479209, UNKNOWN, 123063));
        assertThat(node(read).engine()).isEqualTo(new EngineGauges(2, 1, UNKNOWN, 0.5, UNKNOWN));
        assertThat(read.observation().extras()).isEmpty();
    }

    @Test
    void tritonCountsAPipelineOnceAndAFullQueueIsA503() {
        PageReading.Read read = Pages.read("""
                nv_inference_request_success{model="ensemble",version="1"} 90
                nv_inference_request_success{model="preprocessing",version="1"} 95
                nv_inference_request_success{model="tensorrt_llm",version="1"} 92
                nv_inference_request_failure{model="ensemble",reason="REJECTED",version="1"} 6
                nv_inference_request_failure{model="ensemble",reason="BACKEND",version="1"} 3
                nv_inference_request_failure{model="ensemble",reason="CANCELED",version="1"} 1
                nv_inference_queue_duration_us{model="tensorrt_llm",version="1"} 4000000
                nv_trt_llm_request_metrics{model="tensorrt_llm",request_type="waiting",version="1"} 5
                nv_trt_llm_request_metrics{model="tensorrt_llm",request_type="scheduled",version="1"} 8
                nv_trt_llm_request_metrics{model="tensorrt_llm",request_type="max",version="1"} 64
                nv_trt_llm_kv_cache_block_metrics{kv_cache_block_type="fraction",model="tensorrt_llm",version="1"} 0.55
                nv_gpu_utilization{gpu_uuid="GPU-1"} 0.9
                nv_gpu_memory_used_bytes{gpu_uuid="GPU-1"} 1024
                """);

        assertThat(read.dialect()).isEqualTo("triton+triton-gpu");
        assertThat(node(read).requests()).isEqualTo(new RequestCounts(100, 3, UNKNOWN, 6));
        assertThat(node(read).engine()).isEqualTo(new EngineGauges(8, 5, 64, 0.55, UNKNOWN));
        assertThat(read.observation().gpus().getFirst().utilizationRatio()).isEqualTo(0.9);
        assertThat(read.observation().extras())
                .filteredOn(extra -> extra.series().name().equals("triton-requests-in-queue"))
                .singleElement()
                .satisfies(extra -> assertThat(extra.value()).isEqualTo(4));
    }

    @Test
    void aTritonWithoutPipelineOrReasonsTellsWhatItCan() {
        ServingReading node = node(Pages.read("""
                nv_inference_request_success{model="a",version="1"} 10
                nv_inference_request_success{model="b",version="1"} 20
                nv_inference_request_failure{model="a",version="1"} 4
                nv_inference_pending_request_count{model="a",version="1"} 2
                """));

        assertThat(node.requests()).isEqualTo(new RequestCounts(34, UNKNOWN, UNKNOWN, UNKNOWN));
        assertThat(node.engine().waiting()).isEqualTo(2);
    }

    /** dynamo/*.txt. */
    @Test
    void dynamoWorkersAreReadByTheirEnginesTableOrTheirOwn() {
        assertThat(Pages.real("dynamo/vllm.txt").dialect()).isEqualTo("vllm");
        assertThat(node(Pages.real("dynamo/sglang.txt")).tokens().generation()).isEqualTo(7557572);
        PageReading.Read worker = Pages.real("dynamo/system_metrics.txt");
        assertThat(worker.dialect()).isEqualTo("dynamo-worker");
        assertThat(node(worker).requests()).isEqualTo(new RequestCounts(3, 0, UNKNOWN, UNKNOWN));
    }

    @Test
    void vllmOnRayIsVllmAndServeIsItsGateway() {
        PageReading.Read read = Pages.read("""
                # TYPE ray_vllm_num_requests_running gauge
                ray_vllm_num_requests_running{WorkerId="w",engine="0",model_name="r1"} 5
                ray_vllm_num_requests_waiting{WorkerId="w",engine="0",model_name="r1"} 2
                ray_vllm_kv_cache_usage_perc{WorkerId="w",engine="0",model_name="r1"} 0.7
                ray_vllm_generation_tokens{WorkerId="w",engine="0",model_name="r1"} 900
                ray_vllm_generation_tokens_total{WorkerId="w",engine="0",model_name="r1"} 900
                ray_serve_num_http_requests{application="llm",method="POST",route="/v1",status_code="200"} 100
                ray_serve_num_http_requests_total{application="llm",method="POST",route="/v1",status_code="200"} 100
                ray_serve_num_http_requests_total{application="llm",method="POST",route="/v1",status_code="429"} 8
                ray_serve_num_http_requests_total{application="llm",method="POST",route="/v1",status_code="503"} 4
                ray_serve_num_http_requests_total{application="llm",method="POST",route="/v1",status_code="500"} 1
                ray_serve_num_http_requests_total{application="",method="GET",route="/-/healthz",status_code="200"} 999
                """);

        assertThat(read.dialect()).isEqualTo("vllm+ray-serve");
        assertThat(node(read).model()).isEqualTo("r1");
        assertThat(node(read).engine()).isEqualTo(new EngineGauges(5, 2, UNKNOWN, 0.7, UNKNOWN));
        assertThat(node(read).tokens().generation()).isEqualTo(900);
        assertThat(read.observation().gateways().getFirst().requests()).isEqualTo(new RequestCounts(113, 1, 8, 4));
    }

    @Test
    void admissionRejectionsOfANewVllmAreIts503() {
        ServingReading node = node(Pages.read("""
                vllm:num_requests_running{engine="0",model_name="r1"} 5
                vllm:request_success_total{finished_reason="stop",model_name="r1"} 80
                vllm:request_success_total{finished_reason="error",model_name="r1"} 2
                http_requests_total{handler="/v1/chat/completions",method="POST",status="2xx"} 80
                http_requests_total{handler="/v1/chat/completions",method="POST",status="5xx"} 14
                vllm:admission_rejections_total{model_name="r1",reason="max_num_queued_reqs"} 9
                vllm:admission_rejections_total{model_name="r1",reason="max_num_queued_tokens"} 3
                """));

        assertThat(node.requests()).isEqualTo(new RequestCounts(94, 2, UNKNOWN, 12));
    }

    @Test
    void whatSglangsQueueRejectedCountsEvenWhereTheStreamBeganWith200() {
        ServingReading node = node(Pages.read("""
                sglang:num_running_reqs{engine_type="decode",tp_rank="0",dp_rank="0"} 5
                sglang:num_running_reqs{engine_type="decode",tp_rank="1",dp_rank="0"} 5
                sglang:num_running_reqs{engine_type="decode",tp_rank="0",dp_rank="1"} 6
                sglang:num_queue_reqs{engine_type="decode",tp_rank="0",dp_rank="0"} 1
                sglang:num_decode_prealloc_queue_reqs{engine_type="decode",tp_rank="0",dp_rank="0"} 4
                sglang:http_responses_total{endpoint="/v1/chat/completions",status_code="200",method="POST"} 90
                sglang:http_responses_total{endpoint="/v1/chat/completions",status_code="503",method="POST"} 10
                sglang:num_queue_rejected_requests_total{reason="queue_full"} 25
                """));

        assertThat(node.requests()).isEqualTo(new RequestCounts(100, 0, 0, 25));
        assertThat(node.engine().running()).isEqualTo(11);
        assertThat(node.engine().waiting()).isEqualTo(5);
    }

    @Test
    void nimShowsNamesWithoutAPrefix() {
        PageReading.Read read = Pages.read("""
                num_requests_running{model_name="meta/llama-3.1-8b-instruct"} 3.0
                num_requests_waiting{model_name="meta/llama-3.1-8b-instruct"} 1.0
                num_request_max{model_name="meta/llama-3.1-8b-instruct"} 64.0
                gpu_cache_usage_perc{model_name="meta/llama-3.1-8b-instruct"} 0.25
                prompt_tokens_total{model_name="meta/llama-3.1-8b-instruct"} 109.0
                generation_tokens_total{model_name="meta/llama-3.1-8b-instruct"} 174.0
                request_finish_total{finished_reason="length",model_name="meta/llama-3.1-8b-instruct"} 5.0
                request_success_total{model_name="meta/llama-3.1-8b-instruct"} 5.0
                request_failure_total{model_name="meta/llama-3.1-8b-instruct"} 1.0
                """);

        assertThat(read.dialect()).isEqualTo("nim");
        assertThat(node(read).requests()).isEqualTo(new RequestCounts(6, 1, UNKNOWN, UNKNOWN));
        assertThat(node(read).engine()).isEqualTo(new EngineGauges(3, 1, 64, 0.25, UNKNOWN));
        assertThat(node(read).tokens()).isEqualTo(new TokenCounts(109, UNKNOWN, 174));
    }

    private static ServingReading node(PageReading.Read read) {
        assertThat(read.observation().serving()).hasSize(1);
        return read.observation().serving().getFirst();
    }
}
