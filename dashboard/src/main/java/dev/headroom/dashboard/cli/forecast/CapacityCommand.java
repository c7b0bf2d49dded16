package dev.headroom.dashboard.cli.forecast;

import dev.headroom.dashboard.cli.frame.CommandFailed;
import dev.headroom.dashboard.configuration.unit.Share;
import dev.headroom.dashboard.configuration.unit.Span;
import dev.headroom.forecasting.capacity.loadtest.LoadTest;
import dev.headroom.forecasting.capacity.loadtest.LoadTestFileException;
import dev.headroom.forecasting.capacity.loadtest.LoadTestReport;
import dev.headroom.forecasting.capacity.loadtest.LocustHistory;
import dev.headroom.forecasting.capacity.loadtest.Objective;
import dev.headroom.forecasting.capacity.loadtest.ReportJson;
import dev.headroom.forecasting.capacity.loadtest.ReportText;
import dev.headroom.forecasting.capacity.loadtest.ServingBenchmark;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Finds what a system sustains in the files of a load test. */
@Command(
        name = "capacity",
        description = "Finds the critical point of a step load test: the first step with failures or past an objective,"
                + " or the knee. Says so when neither was reached.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: ./headroom capacity --locust test_stats_history.csv",
            "Example: ./headroom capacity --benchmark c8.json --benchmark c16.json --benchmark c32.json --tpot 50ms"
        })
public final class CapacityCommand implements Callable<Integer> {

    private static final class Source {
        @Option(
                names = "--locust",
                paramLabel = "FILE",
                description = "the ..._stats_history.csv that locust --csv writes")
        private @Nullable Path locust;

        @Option(
                names = "--benchmark",
                arity = "1..*",
                paramLabel = "FILE",
                description = "results of vllm bench serve --save-result, sglang.bench_serving, GuideLLM, GenAI-Perf or"
                        + " AIPerf; each run is a step, in one file or several")
        private List<Path> benchmarks = List.of();
    }

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Source source;

    @Option(
            names = "--replicas",
            defaultValue = "1",
            description = "replicas that were tested together (default: ${DEFAULT-VALUE})")
    private int replicas;

    @Option(
            names = "--failures",
            defaultValue = "0.1%",
            paramLabel = "SHARE",
            description = "a step with more failures than this is too much (default: ${DEFAULT-VALUE})")
    private String failures = "0.1%";

    @Option(
            names = "--latency",
            paramLabel = "DURATION",
            description = "and one whose requests take longer, p95 or p99")
    private @Nullable String latency;

    @Option(names = "--ttft", paramLabel = "DURATION", description = "likewise for the first token")
    private @Nullable String ttft;

    @Option(names = "--tpot", paramLabel = "DURATION", description = "likewise for each further token")
    private @Nullable String tpot;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        Objective objective = objective();
        if (replicas < 1) {
            throw wrong("--replicas must be >= 1, was " + replicas);
        }
        LoadTestReport report = LoadTestReport.of(read(), objective, replicas);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? ReportJson.of(report) : ReportText.of(report));
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private LoadTest read() {
        Path locust = source.locust;
        if (locust != null) {
            try (BufferedReader csv = SeriesFile.open(locust)) {
                return LocustHistory.read(csv);
            } catch (IOException | LoadTestFileException failure) {
                throw failed(locust, failure);
            }
        }
        ServingBenchmark benchmark = new ServingBenchmark();
        for (Path file : source.benchmarks) {
            try (BufferedReader results = SeriesFile.open(file)) {
                benchmark.add(file.getFileName().toString(), results);
            } catch (IOException | LoadTestFileException failure) {
                throw failed(file, failure);
            }
        }
        try {
            return benchmark.test();
        } catch (LoadTestFileException failure) {
            throw failed(source.benchmarks.getFirst(), failure);
        }
    }

    private static CommandFailed failed(Path file, Exception failure) {
        return failure instanceof LoadTestFileException
                ? new CommandFailed(file + ": " + failure.getMessage(), failure)
                : SeriesFile.failed(failure);
    }

    private Objective objective() {
        try {
            return new Objective(
                    Share.parse(failures).ratio(),
                    seconds("--latency", latency),
                    seconds("--ttft", ttft),
                    seconds("--tpot", tpot));
        } catch (IllegalArgumentException refused) {
            throw wrong("--failures must be a share such as 0.1%, below 100 %, was " + failures);
        }
    }

    private double seconds(String name, @Nullable String text) {
        if (text == null) {
            return Double.POSITIVE_INFINITY;
        }
        try {
            double seconds = Span.parse(text).toNanos() / 1e9;
            if (seconds > 0) {
                return seconds;
            }
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException _) {
            throw wrong(name + " must be a duration like 50ms or 2s, was " + text);
        }
        throw wrong(name + " must be > 0, was " + text);
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
