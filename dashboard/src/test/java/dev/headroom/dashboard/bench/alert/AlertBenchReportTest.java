package dev.headroom.dashboard.bench.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AlertBenchReportTest {

    private static final AlertBenchPlan PLAN =
            new AlertBenchPlan(20, Duration.ofMinutes(1), Duration.ofSeconds(5), Duration.ofSeconds(10));

    @Test
    void theBoundIsAnEvaluationAndTwoSeconds() {
        assertThat(PLAN.bound()).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void quantilesAreByRankAndThePromiseIsThatOfTheLast() {
        AlertBenchResult result = result(20, 12_000);
        JsonNode json = JsonMapper.shared().readTree(AlertBenchReport.json(result));

        assertThat(json.at("/minSeconds").asDouble()).isEqualTo(0.6);
        assertThat(json.at("/medianSeconds").asDouble()).isEqualTo(6);
        assertThat(json.at("/p95Seconds").asDouble()).isEqualTo(11.4);
        assertThat(json.at("/maxSeconds").asDouble()).isEqualTo(12);
        assertThat(json.at("/boundKept").asBoolean()).isTrue();
        assertThat(result(20, 12_001).keepsItsPromise()).isFalse();
    }

    @Test
    void aMessageThatNeverCameBreaksThePromise() {
        AlertBenchResult result = result(19, 1_000);

        assertThat(result.missing()).isEqualTo(1);
        assertThat(AlertBenchReport.text(result)).contains("19, 1 missing", "NOT KEPT");
    }

    @Test
    void whereNothingWasToldThereAreNoTimes() {
        AlertBenchResult nothing = new AlertBenchResult(PLAN, List.of(), 0);

        assertThat(nothing.keepsItsPromise()).isFalse();
        assertThat(AlertBenchReport.json(nothing)).contains("\"told\" : 0").doesNotContain("medianSeconds", "NaN");
    }

    @Test
    void aPlanThatMeasuresNothingIsRefused() {
        assertThatThrownBy(() -> new AlertBenchPlan(0, Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(10)))
                .hasMessage("breaches must be 1 to 2000, was 0");
    }

    private static AlertBenchResult result(int told, long longestMillis) {
        return new AlertBenchResult(
                PLAN,
                IntStream.rangeClosed(1, told)
                        .mapToObj(i -> Duration.ofMillis(longestMillis * i / told))
                        .toList(),
                3);
    }
}
