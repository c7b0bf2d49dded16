package dev.headroom.dashboard.demo.page;

import dev.headroom.dashboard.demo.fleet.DemoService;
import dev.headroom.forecasting.simulation.engine.NodeState;

/** What a vLLM 0.24 server (V1 engine) shows of a node. */
public final class VllmPage {

    private static final double CUT_BY_LENGTH = 0.06;

    private final String labels;
    private final int blocks;

    public VllmPage(DemoService service) {
        this.labels = "engine=\"0\",model_name=\"" + service.model() + "\"";
        this.blocks = service.profile().engine().kvTokens() / 16;
    }

    public String render(NodeState node) {
        MetricsText page = new MetricsText();
        engine(page, node);
        tokens(page, node.totals());
        requests(page, node.totals());
        latencies(page, node);
        return page.text();
    }

    private void engine(MetricsText page, NodeState node) {
        NodeState.Gauges gauges = node.gauges();
        page.single(
                "vllm:num_requests_running",
                "gauge",
                "Number of requests in model execution batches.",
                labels,
                gauges.running());
        page.single(
                "vllm:num_requests_waiting",
                "gauge",
                "Number of requests waiting to be processed.",
                labels,
                gauges.waiting());
        page.single(
                "vllm:kv_cache_usage_perc",
                "gauge",
                "KV-cache usage. 1 means 100 percent usage.",
                labels,
                gauges.kvRatio());
        page.single(
                "vllm:num_preemptions_total",
                "counter",
                "Cumulative number of preemption from the engine.",
                labels,
                node.totals().preemptions());
        page.single(
                "vllm:cache_config_info",
                "gauge",
                "Information of the LLMEngine CacheConfig",
                "block_size=\"16\",cache_dtype=\"fp8\",enable_prefix_caching=\"True\",engine=\"0\","
                        + "gpu_memory_utilization=\"0.9\",num_gpu_blocks=\"" + blocks + "\"",
                1);
    }

    private void tokens(MetricsText page, NodeState.Totals totals) {
        page.single(
                "vllm:prefix_cache_queries_total",
                "counter",
                "Prefix cache queries, in terms of number of queried tokens.",
                labels,
                totals.promptTokens());
        page.single(
                "vllm:prefix_cache_hits_total",
                "counter",
                "Prefix cache hits, in terms of number of cached tokens.",
                labels,
                totals.cachedTokens());
        page.single(
                "vllm:prompt_tokens_total",
                "counter",
                "Number of prefill tokens processed.",
                labels,
                totals.promptTokens());
        page.single(
                "vllm:prompt_tokens_cached_total",
                "counter",
                "Number of cached prompt tokens (local + external).",
                labels,
                totals.cachedTokens());
        page.single(
                "vllm:generation_tokens_total",
                "counter",
                "Number of generation tokens processed.",
                labels,
                totals.generationTokens());
    }

    private void requests(MetricsText page, NodeState.Totals totals) {
        double cut = Math.floor(totals.served() * CUT_BY_LENGTH);
        String success = "vllm:request_success_total";
        page.counter(success, "Count of successfully processed requests.");
        page.sample(success, reason("stop"), totals.served() - cut);
        page.sample(success, reason("length"), cut);
        page.sample(success, reason("abort"), 0);
        page.sample(success, reason("error"), totals.failed());
        page.sample(success, reason("repetition"), 0);
        String http = "http_requests_total";
        String handler = "handler=\"/v1/chat/completions\",method=\"POST\",status=";
        page.counter(http, "Total number of requests by method, status and handler.");
        page.sample(http, handler + "\"2xx\"", totals.served());
        page.sample(http, handler + "\"5xx\"", totals.failed() + totals.rejected503());
    }

    private void latencies(MetricsText page, NodeState node) {
        page.histogram(
                "vllm:time_to_first_token_seconds",
                "Histogram of time to first token in seconds.",
                labels,
                node.latencies().firstToken());
        page.histogram(
                "vllm:inter_token_latency_seconds",
                "Histogram of inter-token latency in seconds.",
                labels,
                node.latencies().perToken());
        page.histogram(
                "vllm:e2e_request_latency_seconds",
                "Histogram of e2e request latency in seconds.",
                labels,
                node.latencies().endToEnd());
        page.histogram(
                "vllm:request_queue_time_seconds",
                "Histogram of time spent in WAITING phase for request.",
                labels,
                node.latencies().queue());
    }

    private String reason(String reason) {
        return labels + ",finished_reason=\"" + reason + "\"";
    }
}
