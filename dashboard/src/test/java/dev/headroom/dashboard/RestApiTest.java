package dev.headroom.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.storage.Samples;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.recommendation.Basis;
import dev.headroom.forecasting.recommendation.Evidence;
import dev.headroom.forecasting.recommendation.LeadTime;
import dev.headroom.forecasting.recommendation.Plan;
import dev.headroom.forecasting.recommendation.Recommendation;
import dev.headroom.forecasting.recommendation.SloPressure;
import dev.headroom.forecasting.recommendation.limit.Limits;
import dev.headroom.forecasting.recommendation.margin.Margins;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the API tells. */
class RestApiTest extends RestFixture {

    @Test
    void aPathThatNobodyAnswersIsAProblemAndNotThePageOfTheDashboard() throws Exception {
        HttpResponse<String> answer = call("GET", "/api/v1/nothing/here", "the-token");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("Nothing is at /api/v1/nothing/here");
    }

    @Test
    void nodesShowExactlyWhatWasScraped() {
        JsonNode node = get("/api/v1/nodes").get(0);

        assertThat(node.get("service").asString()).isEqualTo("deepseek-r1");
        assertThat(node.get("node").asString()).isEqualTo("node-01");
        assertThat(node.get("running").asDouble()).isEqualTo(8);
        assertThat(node.get("waiting").asDouble()).isEqualTo(2);
        assertThat(node.get("kv_cache_ratio").asDouble()).isEqualTo(0.4123);
        assertThat(node.get("requests_per_second").asDouble()).isEqualTo(2);
        assertThat(node.get("rejected_429_per_second").asDouble()).isZero();
        assertThat(node.get("rejected_503_per_second").isNull())
                .as("unknown is null")
                .isTrue();
    }

    @Test
    void gpusShowExactlyWhatWasScraped() {
        JsonNode gpu = get("/api/v1/gpus").get(0);

        assertThat(gpu.get("memory_total_bytes").asDouble()).isEqualTo(85_520_809_984.0);
        assertThat(gpu.get("throttle_reasons").asLong()).isEqualTo(4);
        assertThat(gpu.get("xid").isNull()).isTrue();
        assertThat(gpu.get("lost").asBoolean()).isFalse();
        assertThat(gpu.get("links").get("pcie_width").isNull()).isTrue();
        assertThat(get("/api/v1/gpus/events")).isEmpty();
    }

    @Test
    void targetsTellHowTheirScrapesEnd() {
        JsonNode target = get("/api/v1/targets")
                .valueStream()
                .filter(each -> each.get("url").asString().equals("http://10.0.0.11:8000/metrics"))
                .findFirst()
                .orElseThrow();

        assertThat(target.get("up").asBoolean()).isTrue();
        assertThat(target.get("took_seconds").asDouble()).isEqualTo(0.012);
    }

    @Test
    void extrasAreSeriesWithTheirLabels() {
        JsonNode kept = get("/api/v1/services/deepseek-r1/extras").get(0);
        assertThat(kept.get("metric").asString()).isEqualTo("extra:depth");
        assertThat(kept.get("unit").asString()).isEqualTo("requests");

        JsonNode series = get("/api/v1/services/deepseek-r1/series?metric=extra:depth&from=now-1m&to=now&step=15s")
                .get("series")
                .get(0);
        assertThat(series.get("labels").get("node").asString()).isEqualTo("node-01");
        assertThat(series.get("labels").get("queue").asString()).isEqualTo("a");
        assertThat(series.get("values").valueStream().anyMatch(value -> value.asDouble() == 7))
                .isTrue();
    }

    @Test
    void machinesTellTheirNewestSampleAndTheirPast() {
        JsonNode machine = get("/api/v1/services/deepseek-r1/machines").get(0);
        assertThat(machine.get("cpu_ratio").asDouble()).isEqualTo(0.25);
        assertThat(machine.get("connections").isNull()).isTrue();

        JsonNode memory = get("/api/v1/services/deepseek-r1/series?metric=machine_memory_ratio&from=now-1m&step=15s")
                .get("series")
                .get(0);
        assertThat(memory.get("labels").get("node").asString()).isEqualTo("node-01");
        assertThat(memory.get("values").valueStream().anyMatch(value -> value.asDouble() == 0.5))
                .isTrue();
    }

    @Test
    void F39_rangesAndStepsAreClampedWithAMessage() {
        JsonNode series = get("/api/v1/services/deepseek-r1/series?metric=offered_rps,ttft_p95&from=now-30d&step=1s");

        assertThat(series.get("times").size()).isLessThanOrEqualTo(2_000);
        assertThat(series.get("message").asString()).contains("step was widened");
        assertThat(series.get("series").get(1).get("metric").asString()).isEqualTo("ttft_p95");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/services/deepseek-r1/series?from=-1e9y",
                "/api/v1/services/deepseek-r1/series?from=now-99999999y",
                "/api/v1/services/deepseek-r1/series?from=now&to=now-1h",
                "/api/v1/services/deepseek-r1/series?metric=magic",
                "/api/v1/services/deepseek-r1/series?metric=extra:magic",
                "/api/v1/services/deepseek-r1/series?metric=machine_magic",
                "/api/v1/services/deepseek-r1/series?step=0s",
                "/api/v1/services/deepseek-r1/forecast?horizon=soon",
                "/api/v1/services/deepseek-r1/forecast?format=exe",
                "/api/v1/alerts?from=yesterday"
            })
    void badQueriesAreBadRequestsAsProblems(String path) {
        HttpResponse<String> answer = call("GET", path, "the-token");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(json.readTree(answer.body()).get("detail").asString()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/saturation", "/series", "/forecast", "/recommendation", "/receipts", "/demand", "/episodes"
            })
    void anUnknownServiceIsNotFound(String what) {
        assertThat(call("GET", "/api/v1/services/nobody" + what, "the-token").statusCode())
                .isEqualTo(404);
    }

    @Test
    void F31_kedaGetsReplicasOrNoAnswerButNeverZero() {
        assertThat(call("GET", "/api/v1/keda/deepseek-r1", "the-token").statusCode())
                .isEqualTo(503);
        assertThat(call("GET", "/api/v1/keda/nobody", "the-token").statusCode()).isEqualTo(404);

        OUTLOOK.set(Optional.of(outlook(NOW.minus(Duration.ofHours(1)), keep(7))));
        assertThat(call("GET", "/api/v1/keda/deepseek-r1", "the-token").statusCode())
                .isEqualTo(503);

        OUTLOOK.set(Optional.of(outlook(NOW, new Recommendation.NoAdvice(Recommendation.Reason.STALE_DATA, "old"))));
        assertThat(call("GET", "/api/v1/keda/deepseek-r1", "the-token").statusCode())
                .isEqualTo(503);

        OUTLOOK.set(Optional.of(outlook(NOW, keep(7))));
        assertThat(call("GET", "/api/v1/keda/deepseek-r1", "the-token").body()).isEqualTo("{\"replicas\":7}");
    }

    @Test
    void aRecommendationComesWithItsNumbers() {
        OUTLOOK.set(Optional.of(outlook(NOW, keep(7))));

        JsonNode advice = get("/api/v1/services/deepseek-r1/recommendation");
        assertThat(advice.get("advice").asString()).isEqualTo("keep");
        assertThat(advice.get("limits").get("rps_limit").asDouble()).isEqualTo(900);
        assertThat(advice.get("limits").get("window_ms").asLong()).isEqualTo(1000);
        assertThat(advice.get("because").get("limit_reached_at").isNull()).isTrue();
        assertThat(advice.get("because").get("replicas_due").asInt()).isEqualTo(7);
        assertThat(advice.get("record").get("graded").asInt()).isZero();
        assertThat(advice.get("record").get("loss").isNull()).isTrue();
    }

    @Test
    void F31_adviceAsAFileIsThereOnlyWhileThereIsAdvice() {
        String path = "/api/v1/services/deepseek-r1/recommendation.";
        for (String suffix : List.of(
                "hpa.yaml",
                "keda.yaml",
                "keda-prometheus.yaml",
                "nginx.conf",
                "envoy.yaml",
                "limits.yaml",
                "rules.yaml")) {
            OUTLOOK.set(Optional.of(outlook(NOW, keep(7))));
            HttpResponse<String> file = call("GET", path + suffix, "the-token");
            assertThat(file.statusCode()).as(suffix).isEqualTo(200);
            assertThat(file.body()).startsWith("# Headroom's advice for deepseek-r1");

            OUTLOOK.set(Optional.of(
                    outlook(NOW, new Recommendation.NoAdvice(Recommendation.Reason.CAPACITY_UNKNOWN, "quiet"))));
            HttpResponse<String> declined = call("GET", path + suffix, "the-token");
            assertThat(declined.statusCode()).as(suffix).isEqualTo(503);
            assertThat(declined.body()).contains("No advice: quiet");
        }
        OUTLOOK.set(Optional.of(outlook(NOW, keep(7))));
        assertThat(call("GET", path + "vllm.args", "the-token").statusCode()).isEqualTo(503);
        assertThat(call("GET", path + "zip", "the-token").statusCode()).isEqualTo(404);
        assertThat(call("GET", path + "hpa.yaml", "").statusCode()).isEqualTo(401);
        assertThat(call("GET", path + "keda.yaml", "the-token").body())
                .contains(address("/api/v1/keda/deepseek-r1").toString());
    }

    @Test
    void capacityComesWithItsGroundsOrAReason() {
        OUTLOOK.set(Optional.of(outlook(NOW, keep(7))));

        JsonNode capacity = get("/api/v1/services/deepseek-r1/capacity");
        assertThat(capacity.get("source").asString()).isEqualTo("none");
        assertThat(capacity.get("reason").asString()).isEqualTo("too_little_traffic");
        assertThat(capacity.get("requests_per_second").isNull()).isTrue();
        assertThat(get("/api/v1/capacity/priors").size()).isPositive();
    }

    @Test
    void theForecastIsCutToHorizonAndStepAsJsonAndCsv() {
        OUTLOOK.set(Optional.of(outlook(NOW, keep(7))));
        String path = "/api/v1/services/deepseek-r1/forecast?horizon=PT6H&step=PT30M";

        assertThat(get(path).get("points").size()).isEqualTo(12);

        assertThat(call("GET", path + "&format=xlsx", "the-token").body()).startsWith("PK");
        HttpResponse<String> csv = call("GET", path + "&format=csv", "the-token");
        assertThat(csv.headers().firstValue("content-type")).hasValue("text/csv;charset=UTF-8");
        assertThat(csv.body().lines()).hasSize(13).first().isEqualTo("unique_id,ds,mean,lo-80,hi-80,lo-95,hi-95");
        assertThat(csv.body()).contains("deepseek-r1,2026-11-21T12:00:00Z,");
    }

    @Test
    void whoLooksFurtherThanTheOutlookIsToldWhatThatTakes() {
        OUTLOOK.set(Optional.of(outlook(NOW, keep(7))));
        String path = "/api/v1/services/deepseek-r1/forecast";
        HttpResponse<String> month = call("GET", path + "?horizon=30d", "the-token");

        assertThat(call("GET", path + "?horizon=31d", "the-token").statusCode()).isEqualTo(400);
        assertThat(call("GET", path + "?step=7m", "the-token").statusCode()).isEqualTo(400);
        assertThat(month.statusCode()).as(month.body()).isEqualTo(503);
        assertThat(json.readTree(month.body()).get("detail").asString()).contains("history");
    }

    @Test
    void openApiDescribesTheAnswersAsTheyAreWritten() {
        JsonNode document = get("/api/v1/openapi.json");

        assertThat(document.get("paths").get("/api/v1/keda/{service}")).isNotNull();
        assertThat(document.get("paths").get("/api/v1/write")).isNotNull();
        assertThat(document.get("paths").get("/v1/metrics")).isNotNull();
        assertThat(document.at("/components/schemas/NodeBody/properties/kv_cache_ratio")
                        .isMissingNode())
                .isFalse();
        assertThat(document.at("/components/schemas/NodeBody/properties/rejected_429_per_second")
                        .isMissingNode())
                .isFalse();
    }

    private static Recommendation keep(int replicas) {
        return new Recommendation.Keep(
                replicas,
                new Limits(900, 1800, Duration.ofSeconds(1)),
                new Evidence(
                        replicas,
                        7,
                        130,
                        new Evidence.Peak(NOW, 800, 850),
                        new Evidence.Carried(NOW, 880),
                        Evidence.LimitReached.NEVER,
                        new Plan(replicas, replicas, List.of()),
                        new Basis(
                                new Margins.Margin(1.1, 0),
                                new LeadTime(Duration.ofSeconds(90), 0),
                                new SloPressure(Double.NaN, replicas),
                                0,
                                Double.NaN,
                                replicas,
                                "")));
    }

    private static Outlook outlook(Instant madeAt, Recommendation recommendation) {
        Duration step = Duration.ofMinutes(10);
        List<ForecastPoint> points = IntStream.range(0, 144)
                .mapToObj(i -> new ForecastPoint(NOW.plus(step.multipliedBy(i)), 100, 90, 110, 80, 120))
                .toList();
        return new Outlook(
                Samples.SERVICE,
                madeAt,
                new ForecastResult.Made(
                        new Forecast(NOW, step, points, List.of(), NOW.minus(Duration.ofDays(14)), 0, Double.NaN)),
                new CapacityEstimate.Unknown(CapacityEstimate.Reason.TOO_LITTLE_TRAFFIC, "quiet"),
                recommendation);
    }
}
