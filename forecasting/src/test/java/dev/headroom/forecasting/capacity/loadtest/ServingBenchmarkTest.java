package dev.headroom.forecasting.capacity.loadtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ServingBenchmarkTest {

    @Test
    void severalResultsOfVllmAreStepsOfConcurrency() throws Exception {
        ServingBenchmark benchmark = new ServingBenchmark();
        for (int cap : new int[] {64, 1, 8, 128, 256, 32, 16}) {
            add(benchmark, vllm(cap, 4.07 * Math.min(1, cap / 48.0)));
        }

        LoadTestReport report = LoadTestReport.of(benchmark.test(), Objective.DEFAULT, 1);

        assertThat(report.test().axis()).isEqualTo(LoadTest.Axis.CONCURRENCY);
        assertThat(report.test().steps()).extracting(LoadStep::load).isSorted();
        assertThat(report.test().steps().getFirst().tpotSeconds()).isEqualTo(0.031);
        assertThat(report.test().steps().getFirst().latency().percentile()).isEqualTo(99);
        assertThat(report.sustained())
                .hasValueSatisfying(step -> assertThat(step.load()).isEqualTo(64));
        assertThat(report.capacityPerReplica()).isCloseTo(4.07, within(1e-9));
    }

    @Test
    void linesOfSglangAreStepsOfTheRateSent() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (double rate : new double[] {1, 2, 3, 4, 6, 8}) {
            lines.append(String.format(
                    Locale.ROOT,
                    "{\"backend\": \"sglang\", \"request_rate\": %.1f, \"max_concurrency\": null, \"duration\": 100.0,"
                            + " \"completed\": 300, \"request_throughput\": %.2f, \"concurrency\": %.1f,"
                            + " \"p99_e2e_latency_ms\": 9000.0}%n",
                    rate,
                    Math.min(rate, 4.2),
                    Math.min(rate, 4.2) * 8));
        }

        LoadTest test = add(new ServingBenchmark(), lines.toString()).test();

        assertThat(test.axis()).isEqualTo(LoadTest.Axis.RATE);
        assertThat(test.steps().getFirst().concurrency()).isEqualTo(8);
        assertThat(test.steps().getFirst().latency().seconds()).isEqualTo(9);
        assertThat(CriticalPoint.of(test, Objective.DEFAULT))
                .isInstanceOfSatisfying(
                        CriticalPoint.Found.class,
                        found -> assertThat(found.sustained().load()).isEqualTo(4));
    }

    @Test
    void anObjectiveOfLatencyMayComeBeforeTheKnee() throws Exception {
        ServingBenchmark benchmark = new ServingBenchmark();
        for (int cap : new int[] {1, 8, 16, 32}) {
            add(benchmark, vllm(cap, 0.1 * cap));
        }
        Objective tpot = new Objective(0.001, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0.045);

        assertThat(CriticalPoint.of(benchmark.test(), tpot))
                .isInstanceOfSatisfying(CriticalPoint.Found.class, found -> {
                    assertThat(found.cause()).isEqualTo(CriticalPoint.Cause.LATENCY);
                    assertThat(found.sustained().load()).isEqualTo(8);
                });
    }

    @Test
    void requestsThatWereSentAndNotCompletedAreFailures() throws Exception {
        LoadTest test = add(new ServingBenchmark(), """
                        {"num_prompts": 100, "completed": 90, "duration": 10, "request_throughput": 9.0, "max_concurrency": 4}
                        """).test();

        assertThat(test.steps().getFirst().failureShare()).isCloseTo(0.1, within(1e-9));
        assertThat(CriticalPoint.of(test, Objective.DEFAULT)).isInstanceOf(CriticalPoint.BelowTheFirst.class);
    }

    @Test
    void anEndlessRateLeavesTheConcurrencyToLittlesLaw() throws Exception {
        LoadTest test = add(new ServingBenchmark(), """
                        {"request_rate": Infinity, "duration": 10, "completed": 50, "request_throughput": 5.0,
                         "mean_e2el_ms": 4000, "itls": [[0.1, {"a": [1]}], []]}
                        """).test();

        assertThat(test.steps().getFirst().load()).isCloseTo(20, within(1e-9));
    }

    @Test
    void theReportForProgramsSaysNullForWhatIsNotKnown() throws Exception {
        LoadTest test = add(new ServingBenchmark(), vllm(8, 2)).test();

        var json = JsonMapper.shared().readTree(ReportJson.of(LoadTestReport.of(test, Objective.DEFAULT, 2)));

        assertThat(json.get("knee_observed").booleanValue()).isFalse();
        assertThat(json.get("capacity_per_replica_rps").isNull()).isTrue();
        assertThat(json.get("critical_point").isNull()).isTrue();
        assertThat(json.get("steps").get(0).get("p99_ttft_seconds").doubleValue())
                .isEqualTo(0.3);
        assertThat(json.get("steps").get(0).get("p99_seconds").isNull()).isTrue();
    }

    @Test
    void theBenchmarksOfGuideLlmAreStepsOfTheirConcurrency() throws Exception {
        StringBuilder runs = new StringBuilder("{\"metadata\": {\"version\": 1}, \"benchmarks\": [");
        for (int streams : new int[] {1, 4, 16}) {
            runs.append(streams == 1 ? "" : ",").append(String.format(Locale.ROOT, """
                    {"type_": "generative_benchmark", "duration": 30.0, "config": {"strategy": {"type_": "concurrent"}},
                     "metrics": {"request_totals": {"successful": 90, "incomplete": 4, "errored": 10, "total": 104},
                      "requests_per_second": {"successful": {"mean": 3.0}, "total": {"mean": 9.0}},
                      "request_concurrency": {"successful": {"mean": %d.0}},
                      "request_latency": {"successful": {"mean": 1.0, "percentiles": {"p95": 2.5}}},
                      "time_to_first_token_ms": {"successful": {"percentiles": {"p95": 200.0}}},
                      "inter_token_latency_ms": {"successful": {"percentiles": {"p95": 40.0}}}},
                     "requests": {"successful": [{"request_latency": 1}]}}
                    """, streams));
        }

        LoadTest test =
                add(new ServingBenchmark(), runs.append("]}").toString()).test();

        assertThat(test.axis()).isEqualTo(LoadTest.Axis.CONCURRENCY);
        assertThat(test.steps()).extracting(LoadStep::load).containsExactly(1.0, 4.0, 16.0);
        LoadStep step = test.steps().getFirst();
        assertThat(step.servedPerSecond()).isCloseTo(3, within(1e-9));
        assertThat(step.failureShare()).isCloseTo(0.1, within(1e-9));
        assertThat(step.latency()).isEqualTo(new LoadStep.Latency(95, 2.5));
        assertThat(step.ttftSeconds()).isEqualTo(0.2);
        assertThat(step.tpotSeconds()).isEqualTo(0.04);
    }

    @Test
    void resultsOfGenAiPerfAndAiPerfAreStepsToo() throws Exception {
        String result = """
                {"request_throughput": {"unit": "requests/sec", "avg": 3.2}, "request_count": {"avg": 96.0},
                 "error_request_count": {"avg": 32.0}, "benchmark_duration": {"unit": "sec", "avg": 30.0},
                 "request_latency": {"unit": "ms", "avg": 1000, "p95": 1500, "p99": 1800},
                 "time_to_first_token": {"unit": "ms", "avg": 100, "p95": 180},
                 "inter_token_latency": {"unit": "ms", "avg": 20, "p95": 30}%s}
                """;
        String heldTo = ", \"input_config\": {\"perf_analyzer\": {\"stimulus\": {\"concurrency\": 4}}}";

        LoadStep step = add(new ServingBenchmark(), result.formatted(heldTo))
                .test()
                .steps()
                .getFirst();

        assertThat(step.load()).isEqualTo(4);
        assertThat(step.failedPerSecond()).isCloseTo(32 / 30.0, within(1e-9));
        assertThat(step.latency()).isEqualTo(new LoadStep.Latency(95, 1.5));
        assertThat(step.ttftSeconds()).isEqualTo(0.18);
        assertThat(add(new ServingBenchmark(), result.formatted("")).test().steps())
                .as("by Little's law where it was held to nothing")
                .extracting(LoadStep::load)
                .containsExactly(3.2);
    }

    @Test
    void aRunOfWhichEverythingFailedAtOnceHasServedNothing() throws Exception {
        LoadTest test = add(new ServingBenchmark(), """
                        {"request_throughput": 0, "max_concurrency": 8, "duration": 0, "completed": 0, "failed": 50}
                        """).test();

        assertThat(test.steps().getFirst().failureShare()).isEqualTo(1);
        assertThat(CriticalPoint.of(test, Objective.DEFAULT)).isInstanceOf(CriticalPoint.BelowTheFirst.class);
    }

    @Test
    void aKneeSaysWhatLiesBehindItAndALawIsNotDrawnFarBeyondItsPoints() throws Exception {
        ServingBenchmark far = new ServingBenchmark();
        for (int cap : new int[] {1, 4, 16, 64}) {
            add(far, vllm(cap, cap / (0.5 + 0.02 * cap) / 2.56));
        }
        ServingBenchmark near = new ServingBenchmark();
        for (int cap : new int[] {1, 2, 4, 8}) {
            add(near, vllm(cap, cap / (0.5 + 0.02 * cap) / 2.56));
        }

        assertThat(ReportText.of(LoadTestReport.of(far.test(), Objective.DEFAULT, 1)))
                .contains("less than a third of the throughput it brought before")
                .contains("With more load up to 14.0 were served.")
                .contains("nears 19.5 requests/s");
        assertThat(ReportText.of(LoadTestReport.of(near.test(), Objective.DEFAULT, 1)))
                .contains("where throughput peaks lies beyond what was tried");
    }

    @Test
    void anObjectiveThatTheFileTellsNothingAboutIsNamedAndAnyPercentileIsTaken() throws Exception {
        LoadTest test = add(new ServingBenchmark(), """
                        {"request_throughput": 2.0, "max_concurrency": 4, "duration": 10, "completed": 20, "p90_tpot_ms": 80}
                        """).test();
        Objective objective = new Objective(0.001, 5, 2, 0.05);

        LoadTestReport report = LoadTestReport.of(test, objective, 1);

        assertThat(report.critical()).isInstanceOf(CriticalPoint.BelowTheFirst.class);
        assertThat(report.untried()).containsExactly("latency", "ttft");
        assertThat(ReportText.of(report)).contains("Not tried: the objective of ttft, of which the file tells no");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                          | the file is empty
            [1, 2]                      | line 1: a JSON object is expected here
            {"a": 1;                    | line 2: no JSON
            {"a": 1}                    | line 1: no request_throughput
            {"request_throughput": 2}   | line 1: x.json tells neither max_concurrency nor latencies
            """)
    void aBadFileIsNamedInOneSentence(String text, String sentence) {
        assertThatThrownBy(() ->
                        add(new ServingBenchmark(), text.replace(';', '\n')).test())
                .isInstanceOf(LoadTestFileException.class)
                .hasMessageStartingWith(sentence);
    }

    private static ServingBenchmark add(ServingBenchmark benchmark, String json)
            throws IOException, LoadTestFileException {
        return benchmark.add("x.json", new BufferedReader(new StringReader(json)));
    }

    private static String vllm(int cap, double rps) {
        return String.format(Locale.ROOT, """
                {"date": "20260310-182556", "backend": "vllm", "num_prompts": 100, "request_rate": "inf",
                 "max_concurrency": %d, "duration": %f, "completed": 100, "request_throughput": %f,
                 "mean_ttft_ms": 100.0, "p99_ttft_ms": 300.0, "p99_tpot_ms": %f}
                """, cap, 100 / rps, rps, 30.0 + cap);
    }
}
