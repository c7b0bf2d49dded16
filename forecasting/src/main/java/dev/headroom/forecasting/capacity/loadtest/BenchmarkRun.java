package dev.headroom.forecasting.capacity.loadtest;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * One run of a benchmark: its numbers by their path, such as {@code duration} or {@code request_latency.p95}, however its
 * program calls them. What no program of ours tells is NaN.
 *
 * @param line where it begins in the file
 */
record BenchmarkRun(String file, long line, Map<String, Double> numbers) {

    private static final double MILLISECONDS = 1000;

    /** In the order in which they are taken; programs tell one of them at least. */
    private static final List<Integer> PERCENTILES = List.of(95, 99, 90);

    double servedPerSecond() {
        double told =
                first("request_throughput", "request_throughput.avg", "metrics.requests_per_second.successful.mean");
        return Double.isNaN(told) ? completed() / first("duration") : told;
    }

    /** 0 where nobody counts them, or for how long. */
    double failedPerSecond() {
        double told =
                first("failed", "error_request_count.avg", "metrics.request_totals.errored", "request_totals.errored");
        double failed = Double.isNaN(told) ? Math.max(0, first("num_prompts") - completed()) : told;
        double seconds = first("duration", "benchmark_duration.avg");
        double perSecond = failed / (Double.isNaN(seconds) ? completed() / servedPerSecond() : seconds);
        return Double.isFinite(perSecond) ? perSecond : 0;
    }

    /** Requests sent per second; NaN or infinite where the run sends as it likes. */
    double sentPerSecond() {
        return first(
                "request_rate",
                "input_config.perf_analyzer.stimulus.request_rate",
                "input_config.loadgen.request_rate",
                "config.strategy.rate",
                "args.strategy.rate");
    }

    /** The number of requests that the run was held to; NaN without one. */
    double heldTo() {
        return first(
                "max_concurrency",
                "input_config.perf_analyzer.stimulus.concurrency",
                "input_config.loadgen.concurrency",
                "config.strategy.streams",
                "args.strategy.streams");
    }

    /** As told, else as it was held to, else by Little's law. */
    double concurrency() {
        double told = firstOf(heldTo(), first("concurrency", "metrics.request_concurrency.successful.mean"));
        if (Double.isFinite(told)) {
            return told;
        }
        double outputTokens = first("total_output_tokens") / completed();
        double byTokens = milliseconds("mean_ttft_ms") + milliseconds("mean_tpot_ms") * Math.max(0, outputTokens - 1);
        double latency = firstOf(
                milliseconds("mean_e2el_ms", "mean_e2e_latency_ms", "request_latency.avg"),
                first("metrics.request_latency.successful.mean"),
                byTokens);
        return servedPerSecond() * latency;
    }

    /** The percentile that all latencies of the run are told at. */
    int percentile() {
        return PERCENTILES.stream()
                .filter(each ->
                        DoubleStream.of(latency(each), ttft(each), tpot(each)).anyMatch(Double::isFinite))
                .findFirst()
                .orElse(PERCENTILES.getFirst());
    }

    double latency(int percentile) {
        String p = "p" + percentile;
        return firstOf(
                milliseconds(p + "_e2el_ms", p + "_e2e_latency_ms", "request_latency." + p),
                first("metrics.request_latency.successful.percentiles." + p));
    }

    double ttft(int percentile) {
        String p = "p" + percentile;
        return milliseconds(
                p + "_ttft_ms",
                "time_to_first_token." + p,
                "metrics.time_to_first_token_ms.successful.percentiles." + p);
    }

    double tpot(int percentile) {
        String p = "p" + percentile;
        return milliseconds(
                p + "_tpot_ms",
                "inter_token_latency." + p,
                "metrics.inter_token_latency_ms.successful.percentiles." + p);
    }

    private double completed() {
        return first(
                "completed", "request_count.avg", "metrics.request_totals.successful", "request_totals.successful");
    }

    private double milliseconds(String... paths) {
        return first(paths) / MILLISECONDS;
    }

    private double first(String... paths) {
        for (String path : paths) {
            Double value = numbers.get(path);
            if (value != null) {
                return value;
            }
        }
        return Double.NaN;
    }

    private static double firstOf(double... values) {
        return DoubleStream.of(values).filter(Double::isFinite).findFirst().orElse(Double.NaN);
    }
}
