package dev.headroom.dashboard.demo.page;

import dev.headroom.dashboard.demo.fleet.DemoService;
import dev.headroom.forecasting.simulation.engine.NodeState;

/** What an SGLang server with {@code --enable-metrics} shows of a node. */
public final class SglangPage {

    private final String labels;
    private final String streaming;
    private final int kvTokens;
    private final int maxRunning;

    SglangPage(DemoService service) {
        this.labels = "engine_type=\"unified\",model_name=\"" + service.model()
                + "\",moe_ep_rank=\"0\",pp_rank=\"0\",tp_rank=\"0\"";
        this.streaming = labels + ",is_streaming=\"true\"";
        this.kvTokens = service.profile().engine().kvTokens();
        this.maxRunning = service.profile().engine().maxRunning();
    }

    String render(NodeState node) {
        MetricsText page = new MetricsText();
        engine(page, node);
        tokens(page, node.totals());
        requests(page, node.totals());
        latencies(page, node);
        return page.text();
    }

    public static double hitRate(NodeState.Totals totals) {
        return totals.promptTokens() > 0 ? totals.cachedTokens() / totals.promptTokens() : 0;
    }

    private void engine(MetricsText page, NodeState node) {
        NodeState.Gauges gauges = node.gauges();
        page.single("sglang:num_running_reqs", "gauge", "The number of running requests.", labels, gauges.running());
        page.single(
                "sglang:num_queue_reqs",
                "gauge",
                "The number of requests in the waiting queue.",
                labels,
                gauges.waiting());
        page.single("sglang:max_running_requests", "gauge", "Maximum number of running requests.", labels, maxRunning);
        page.single("sglang:token_usage", "gauge", "The token usage.", labels, gauges.kvRatio());
        page.single(
                "sglang:num_used_tokens",
                "gauge",
                "The number of used tokens.",
                labels,
                Math.rint(gauges.kvRatio() * kvTokens));
        page.single(
                "sglang:max_total_num_tokens",
                "gauge",
                "Maximum total number of tokens in the KV cache pool.",
                labels,
                kvTokens);
        page.single(
                "sglang:num_retracted_requests_total",
                "counter",
                "Total number of retracted requests.",
                labels,
                node.totals().preemptions());
    }

    private void tokens(MetricsText page, NodeState.Totals totals) {
        page.single("sglang:cache_hit_rate", "gauge", "The prefix cache hit rate.", labels, hitRate(totals));
        page.single(
                "sglang:prompt_tokens_total",
                "counter",
                "Number of prefill tokens processed.",
                streaming,
                totals.promptTokens());
        page.single(
                "sglang:cached_tokens_total",
                "counter",
                "Number of cached prompt tokens.",
                labels + ",cache_source=\"device\"",
                totals.cachedTokens());
        page.single(
                "sglang:generation_tokens_total",
                "counter",
                "Number of generation tokens processed.",
                streaming,
                totals.generationTokens());
    }

    private void requests(MetricsText page, NodeState.Totals totals) {
        page.single(
                "sglang:num_requests_total",
                "counter",
                "Number of requests processed.",
                streaming,
                totals.served() + totals.failed());
        page.single(
                "sglang:num_aborted_requests_total",
                "counter",
                "Number of requests aborted.",
                labels,
                totals.rejected503());
        String responses = "sglang:http_responses_total";
        String endpoint = "endpoint=\"/v1/chat/completions\",method=\"POST\",status_code=";
        page.counter(responses, "Total number of HTTP responses by endpoint and status code.");
        page.sample(responses, endpoint + "\"200\"", totals.served());
        page.sample(responses, endpoint + "\"429\"", 0);
        page.sample(responses, endpoint + "\"500\"", totals.failed());
        page.sample(responses, endpoint + "\"503\"", totals.rejected503());
    }

    private void latencies(MetricsText page, NodeState node) {
        page.histogram(
                "sglang:time_to_first_token_seconds",
                "Histogram of time to first token in seconds.",
                streaming,
                node.latencies().firstToken());
        page.histogram(
                "sglang:inter_token_latency_seconds",
                "Histogram of inter-token latency in seconds.",
                streaming,
                node.latencies().perToken());
        page.histogram(
                "sglang:e2e_request_latency_seconds",
                "Histogram of End-to-end request latency in seconds.",
                streaming,
                node.latencies().endToEnd());
        page.histogram(
                "sglang:queue_time_seconds",
                "Histogram of queueing time in seconds.",
                labels,
                node.latencies().queue());
    }
}
