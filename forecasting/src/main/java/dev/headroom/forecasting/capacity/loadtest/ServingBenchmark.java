package dev.headroom.forecasting.capacity.loadtest;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads what {@code vllm bench serve --save-result} (formerly {@code benchmark_serving.py}) and SGLang's
 * {@code bench_serving} write: one JSON object per run, one or more in a file, as lines or as an array. Each run is a step.
 * The long lists of single requests are skipped.
 */
public final class ServingBenchmark {

    /** SGLang writes an endless rate as {@code Infinity}. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final List<Run> runs = new ArrayList<>();

    /** One run: its top-level numbers, and texts that look like numbers. */
    private record Run(String file, long line, Map<String, Double> numbers) {
        double number(String... names) {
            for (String name : names) {
                Double value = numbers.get(name);
                if (value != null) {
                    return value;
                }
            }
            return Double.NaN;
        }
    }

    /** Adds the runs of one file; the same load twice counts once, the later one. */
    public ServingBenchmark add(String file, BufferedReader json) throws IOException, LoadTestFileException {
        int before = runs.size();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    runs.add(run(file, parser));
                } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                    throw LoadTestFileException.at(line(parser), "a JSON object is expected here");
                }
            }
        } catch (JacksonException broken) {
            TokenStreamLocation at = broken.getLocation();
            throw LoadTestFileException.at(
                    at == null ? 1 : at.getLineNr(),
                    "no JSON: " + broken.getOriginalMessage().replaceAll(" \\(.*", ""));
        }
        if (runs.size() == before) {
            throw new LoadTestFileException("the file is empty");
        }
        return this;
    }

    public LoadTest test() throws LoadTestFileException {
        LoadTest.Axis axis = axis();
        Map<Double, LoadStep> steps = new TreeMap<>();
        for (Run run : runs) {
            LoadStep step = step(run, axis);
            steps.put(step.load(), step);
        }
        return new LoadTest(axis, List.copyOf(steps.values()));
    }

    private static Run run(String file, JsonParser parser) {
        long line = line(parser);
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value.isNumeric()) {
                numbers.put(name, parser.getDoubleValue());
            } else if (value == JsonToken.VALUE_STRING && parser.getString().matches("inf|[0-9.]+")) {
                numbers.put(
                        name, parser.getString().equals("inf") ? Double.POSITIVE_INFINITY : parser.getValueAsDouble());
            } else {
                parser.skipChildren();
            }
        }
        return new Run(file, line, numbers);
    }

    /** A rate when each run sends at one of its own, else the concurrency. */
    private LoadTest.Axis axis() {
        long rates = runs.stream()
                .map(run -> run.number("request_rate"))
                .filter(Double::isFinite)
                .distinct()
                .count();
        long caps = runs.stream()
                .map(run -> run.number("max_concurrency"))
                .filter(Double::isFinite)
                .distinct()
                .count();
        boolean allHaveRates = runs.stream().allMatch(run -> Double.isFinite(run.number("request_rate")));
        return allHaveRates && rates >= caps ? LoadTest.Axis.RATE : LoadTest.Axis.CONCURRENCY;
    }

    private static LoadStep step(Run run, LoadTest.Axis axis) throws LoadTestFileException {
        double completed = run.number("completed");
        double seconds = run.number("duration");
        double throughput = run.number("request_throughput");
        double served = Double.isNaN(throughput) ? completed / seconds : throughput;
        if (!(served >= 0) || Double.isInfinite(served)) {
            throw LoadTestFileException.at(
                    run.line,
                    "no request_throughput; " + run.file + " is no result of vllm bench serve or sglang.bench_serving");
        }
        double failed = failed(run, completed) / seconds;
        double concurrency = concurrency(run, served);
        double load = axis == LoadTest.Axis.RATE ? run.number("request_rate") : concurrency;
        if (!(load > 0)) {
            throw LoadTestFileException.at(run.line, run.file + " tells neither max_concurrency nor latencies");
        }
        int percentile = Double.isNaN(run.number("p95_ttft_ms", "p95_tpot_ms", "p95_e2el_ms")) ? 99 : 95;
        return new LoadStep(
                load,
                concurrency,
                served + (Double.isNaN(failed) ? 0 : failed),
                Double.isNaN(failed) ? 0 : failed,
                new LoadStep.Latency(percentile, percentile(run, percentile, "e2el", "e2e_latency")),
                percentile(run, percentile, "ttft"),
                percentile(run, percentile, "tpot"));
    }

    private static double failed(Run run, double completed) {
        double told = run.number("failed");
        return Double.isNaN(told) ? Math.max(0, run.number("num_prompts") - completed) : told;
    }

    /** By Little's law where no run was held to a number. */
    private static double concurrency(Run run, double served) {
        double told = run.number("max_concurrency", "concurrency");
        if (Double.isFinite(told)) {
            return told;
        }
        double inFlight = served * milliseconds(run, "mean_e2el_ms", "mean_e2e_latency_ms");
        double outputTokens = run.number("total_output_tokens") / run.number("completed");
        double byTokens =
                milliseconds(run, "mean_ttft_ms") + milliseconds(run, "mean_tpot_ms") * Math.max(0, outputTokens - 1);
        return Double.isNaN(inFlight) ? served * byTokens : inFlight;
    }

    private static double percentile(Run run, int percentile, String... measures) {
        String[] names = new String[measures.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = "p" + percentile + "_" + measures[i] + "_ms";
        }
        return milliseconds(run, names);
    }

    /** In seconds. */
    private static double milliseconds(Run run, String... names) {
        return run.number(names) / 1000;
    }

    private static long line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
