package dev.headroom.forecasting.capacity.loadtest;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Puts a test together from what {@code vllm bench serve --save-result} (formerly {@code benchmark_serving.py}), SGLang's
 * {@code bench_serving}, GuideLLM, GenAI-Perf and AIPerf write. Each run is a step.
 */
public final class ServingBenchmark {

    private final List<BenchmarkRun> runs = new ArrayList<>();

    /** Adds the runs of one file; the same load twice counts once, the later one. */
    public ServingBenchmark add(String file, BufferedReader json) throws IOException, LoadTestFileException {
        runs.addAll(BenchmarkFile.read(file, json));
        return this;
    }

    public LoadTest test() throws LoadTestFileException {
        LoadTest.Axis axis = axis();
        Map<Double, LoadStep> steps = new TreeMap<>();
        for (BenchmarkRun run : runs) {
            LoadStep step = step(run, axis);
            steps.put(step.load(), step);
        }
        return new LoadTest(axis, List.copyOf(steps.values()));
    }

    /** A rate when each run sends at one of its own, else the concurrency. */
    private LoadTest.Axis axis() {
        boolean allHaveRates = runs.stream().allMatch(run -> Double.isFinite(run.sentPerSecond()));
        return allHaveRates && different(BenchmarkRun::sentPerSecond) >= different(BenchmarkRun::heldTo)
                ? LoadTest.Axis.RATE
                : LoadTest.Axis.CONCURRENCY;
    }

    private long different(ToDoubleFunction<BenchmarkRun> number) {
        return runs.stream()
                .mapToDouble(number)
                .filter(Double::isFinite)
                .distinct()
                .count();
    }

    private static LoadStep step(BenchmarkRun run, LoadTest.Axis axis) throws LoadTestFileException {
        double served = run.servedPerSecond();
        if (!(served >= 0) || Double.isInfinite(served)) {
            throw LoadTestFileException.at(
                    run.line(),
                    "no request_throughput; " + run.file()
                            + " is no result of vllm bench serve, sglang.bench_serving, GuideLLM, GenAI-Perf or AIPerf");
        }
        double failed = run.failedPerSecond();
        double load = axis == LoadTest.Axis.RATE ? run.sentPerSecond() : run.concurrency();
        if (!(load > 0)) {
            throw LoadTestFileException.at(run.line(), run.file() + " tells neither max_concurrency nor latencies");
        }
        int percentile = run.percentile();
        return new LoadStep(
                load,
                run.concurrency(),
                served + failed,
                failed,
                new LoadStep.Latency(percentile, run.latency(percentile)),
                run.ttft(percentile),
                run.tpot(percentile));
    }
}
