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
