package dev.headroom.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.alerts.Incident;
import dev.headroom.alerts.Incidents;
import dev.headroom.alerts.diagnosis.Diagnoses;
import dev.headroom.alerts.diagnosis.Diagnosis;
import dev.headroom.alerts.diagnosis.Episode;
import dev.headroom.collector.dialect.DialectCatalog;
import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.GpuHistory;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.jdbc.JdbcExtraHistory;
import dev.headroom.collector.history.jdbc.JdbcGpuHistory;
import dev.headroom.collector.history.jdbc.JdbcHistory;
import dev.headroom.collector.receive.Intake;
import dev.headroom.collector.receive.IntakeLimits;
import dev.headroom.collector.receive.Outlet;
import dev.headroom.collector.receive.otlp.OtlpReceiver;
import dev.headroom.collector.receive.remotewrite.RemoteWriteReceiver;
import dev.headroom.collector.sample.ExtraSample;
import dev.headroom.collector.sample.NodeProfile;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.SeriesKey;
import dev.headroom.collector.storage.Retention;
import dev.headroom.collector.storage.Samples;
import dev.headroom.collector.storage.TestDatabase;
import dev.headroom.collector.storage.jdbc.JdbcSampleStore;
import dev.headroom.dashboard.configuration.ConfigurationFile;
import dev.headroom.dashboard.configuration.ConfigurationOutcome;
import dev.headroom.dashboard.configuration.Settings;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.Outlooks;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import dev.headroom.forecasting.capacity.HistorySaturations;
import dev.headroom.forecasting.capacity.Saturations;
import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.recommendation.Evidence;
import dev.headroom.forecasting.recommendation.Limits;
import dev.headroom.forecasting.recommendation.Recommendation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API over HTTP, on a real database; outlooks and incidents are given. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"HEADROOM_API_TOKEN=the-token", "HEADROOM_ADMIN_PASSWORD=the-password"})
class RestApiTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final AtomicReference<Optional<Outlook>> OUTLOOK = new AtomicReference<>(Optional.empty());

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();

    @BeforeEach
    void forgetOutlook() {
        OUTLOOK.set(Optional.empty());
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
        JsonNode target = get("/api/v1/targets").get(0);

        assertThat(target.get("up").asBoolean()).isTrue();
        assertThat(target.get("took_seconds").asDouble()).isEqualTo(0.012);
        assertThat(target.get("url").asString()).isEqualTo("http://10.0.0.11:8000/metrics");
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
    @ValueSource(strings = {"", "/saturation", "/series", "/forecast", "/recommendation", "/episodes"})
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
    }

    @Test
    void theForecastIsCutToHorizonAndStepAsJsonAndCsv() {
        OUTLOOK.set(Optional.of(outlook(NOW, keep(7))));
        String path = "/api/v1/services/deepseek-r1/forecast?horizon=PT6H&step=PT30M";

        assertThat(get(path).get("points").size()).isEqualTo(12);

        HttpResponse<String> csv = call("GET", path + "&format=csv", "the-token");
        assertThat(csv.headers().firstValue("content-type")).hasValue("text/csv;charset=UTF-8");
        assertThat(csv.body().lines()).hasSize(13).first().isEqualTo("unique_id,ds,mean,lo-80,hi-80,lo-95,hi-95");
        assertThat(csv.body()).contains("deepseek-r1,2026-11-21T12:00:00Z,");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/services",
                "/api/v1/nodes",
                "/api/v1/alerts",
                "/api/v1/openapi.json",
                "/api/v1/nothing",
                "/v1/metrics",
                "/actuator/prometheus",
                "/actuator/health",
                "/actuator/env",
                "/actuator"
            })
    void F37_withoutTheTokenTheApiSaysNothing(String path) {
        for (String token : List.of("", "wrong")) {
            HttpResponse<String> answer = call("GET", path, token);
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        }
    }

    @Test
    void F37_withTheTokenOnlyWhatIsAllowedByNameAnswers() {
        assertThat(call("GET", "/actuator/prometheus", "the-token").statusCode())
                .isEqualTo(200);
        assertThat(call("GET", "/actuator/env", "the-token").statusCode()).isEqualTo(403);
        assertThat(call("GET", "/actuator/health/liveness", "").statusCode()).isEqualTo(200);
        assertThat(call("GET", "/actuator/health/readiness", "").statusCode()).isEqualTo(200);
        assertThat(call("POST", "/api/v1/alerts/1/acknowledge", "").statusCode())
                .isEqualTo(401);
        assertThat(call("POST", "/api/v1/alerts/1/acknowledge", "the-token").statusCode())
                .isEqualTo(404);
    }

    @Test
    void F38_everyAnswerCarriesTheHeadersThatKeepBrowsersOutOfTrouble() {
        for (String path : List.of("/styles/headroom.css", "/api/v1/services", "/actuator/health/liveness")) {
            HttpResponse<String> answer = call("GET", path, "the-token");
            assertThat(answer.headers().firstValue("content-security-policy"))
                    .as(path)
                    .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
            assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("referrer-policy")).hasValue("same-origin");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/styles/headroom.css", "/charts/headroom-chart.js", "/_static/echarts/6.0.0/dist/echarts.min.js"
            })
    void looksAndScriptsAreServedToEverybody(String path) {
        assertThat(call("GET", path, "").statusCode()).isEqualTo(200);
    }

    @Test
    void F37_theDashboardSendsStrangersToTheLogIn() {
        HttpResponse<String> answer = call("GET", "/anything", "");

        assertThat(answer.statusCode()).isBetween(301, 303);
        assertThat(answer.headers().firstValue("location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
    }

    @Test
    void otlpIsAnsweredInItsOwnEncoding() {
        String request = """
                {"resourceMetrics":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"r1"}}]},
                "scopeMetrics":[{"metrics":[{"name":"x","gauge":{"dataPoints":[{"timeUnixNano":"%d","asInt":"1"}]}}]}]}]}
                """.formatted(NOW.getEpochSecond() * 1_000_000_000);

        HttpResponse<String> taken = push("/v1/metrics", request.getBytes(UTF_8), "application/json");
        HttpResponse<String> old = push("/v1/metrics", request.replace("1", "2").getBytes(UTF_8), "application/json");
        HttpResponse<String> malformed = push("/v1/metrics", new byte[] {1, 2}, "application/x-protobuf");

        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(taken.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(taken.body()).isEqualTo("{}");
        assertThat(json.readTree(old.body())
                        .at("/partialSuccess/rejectedDataPoints")
                        .asString())
                .isEqualTo("1");
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(malformed.headers().firstValue("content-type")).hasValue("application/x-protobuf");
        assertThat(malformed.body()).contains("not an OTLP metrics request");
    }

    @Test
    void remoteWriteSaysWhatWasWritten() {
        String second = "application/x-protobuf;proto=io.prometheus.write.v2.Request";

        HttpResponse<String> empty = push("/api/v1/write", new byte[] {0}, second, "Content-Encoding", "snappy");
        HttpResponse<String> plain = push("/api/v1/write", new byte[] {0}, second);

        assertThat(empty.statusCode()).as(empty.body()).isEqualTo(204);
        assertThat(empty.headers().firstValue("X-Prometheus-Remote-Write-Samples-Written"))
                .hasValue("0");
        assertThat(plain.statusCode()).isEqualTo(415);
        assertThat(plain.body()).isEqualTo("The content encoding must be snappy.\n");
    }

    @Test
    void F39_aPushThatIsTooLargeIsRefused() {
        byte[] large = new byte[4 * 1024 * 1024 + 10];

        assertThat(push("/v1/metrics", large, "application/json").statusCode()).isEqualTo(413);
    }

    private HttpResponse<String> push(String path, byte[] body, String contentType, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Content-Type", contentType)
                .header("Authorization", "Bearer the-token");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    private JsonNode get(String path) {
        HttpResponse<String> answer = call("GET", path, "the-token");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> call(String method, String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static Recommendation keep(int replicas) {
        return new Recommendation.Keep(
                replicas,
                new Limits(900, 1800, Duration.ofSeconds(1)),
                new Evidence(
                        replicas,
                        NOW,
                        800,
                        850,
                        130,
                        1.1,
                        Duration.ofSeconds(90),
                        Instant.MAX,
                        Instant.MAX,
                        Instant.MAX,
                        7));
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

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
    @ComponentScan({"dev.headroom.dashboard.api", "dev.headroom.dashboard.security"})
    @Import(Greeting.class)
    static class Modules {

        @Bean
        InstantSource clock() {
            return InstantSource.fixed(NOW);
        }

        @Bean
        Roles roles() {
            return Roles.ALL;
        }

        @Bean
        Launch launch() throws IOException {
            Settings settings =
                    switch (new ConfigurationFile(Map.of()).parse("")) {
                        case ConfigurationOutcome.Valid(var valid) -> valid;
                        case ConfigurationOutcome.Invalid(var errors) -> throw new AssertionError(errors);
                    };
            assertThat(settings.retention()).isEqualTo(Retention.DEFAULT);
            return new Launch("run", Files.createTempDirectory("headroom"), settings);
        }

        @Bean
        DataSource dataSource() {
            return TestDatabase.fresh("collector");
        }

        @Bean
        History history(DataSource dataSource, InstantSource clock, Fleet fleet) {
            Instant sampled = NOW.minus(10, ChronoUnit.SECONDS);
            JdbcSampleStore.on(dataSource, clock)
                    .write(List.of(
                            Samples.batchOf(
                                    new NodeProfile(Samples.NODE, "deepseek-ai/DeepSeek-R1", "vllm", "10.0.0.11:8000"),
                                    Samples.serving(sampled, Samples.NODE, 30, 0)),
                            Samples.batchOf(Samples.gpu(sampled, 0, 0.5)),
                            SampleBatch.EMPTY.withExtras(List.of(new ExtraSample(
                                    sampled,
                                    new SeriesKey(Samples.SERVICE, "node-01", "depth", Map.of("queue", "a")),
                                    Double.NaN,
                                    "requests",
                                    7))),
                            Samples.batchOf(Samples.outcome(sampled, true, ""))));
            return new JdbcHistory(dataSource, clock, fleet);
        }

        @Bean
        ExtraHistory extras(DataSource dataSource, InstantSource clock) {
            return new JdbcExtraHistory(dataSource, clock);
        }

        @Bean
        Fleet fleet() {
            return new Fleet(List.of());
        }

        @Bean
        Intake intake(InstantSource clock) {
            Outlet nowhere = new Outlet() {
                @Override
                public boolean hasRoom() {
                    return true;
                }

                @Override
                public void accept(SampleBatch batch) {}
            };
            return new Intake(
                    IntakeLimits.keeping(Duration.ofDays(15)),
                    DialectCatalog.bundled(),
                    nowhere,
                    new SimpleMeterRegistry(),
                    clock);
        }

        @Bean
        OtlpReceiver otlpReceiver(Intake intake) {
            return new OtlpReceiver(intake);
        }

        @Bean
        RemoteWriteReceiver remoteWriteReceiver(Intake intake) {
            return new RemoteWriteReceiver(intake);
        }

        @Bean
        Outlooks outlooks() {
            return _ -> OUTLOOK.get();
        }

        @Bean
        GpuHistory gpuHistory(DataSource dataSource, InstantSource clock) {
            return new JdbcGpuHistory(dataSource, clock);
        }

        @Bean
        Saturations saturations(History history, Fleet fleet) {
            return new HistorySaturations(history, fleet, _ -> Double.NaN);
        }

        @Bean
        Diagnoses diagnoses() {
            return new Diagnoses() {
                @Override
                public Diagnosis now(ServiceName service, Instant now) {
                    return new Diagnosis.Calm();
                }

                @Override
                public List<Episode> episodes(ServiceName service, Instant from, Instant to) {
                    return List.of();
                }
            };
        }

        @Bean
        Incidents incidents() {
            return new Incidents() {
                @Override
                public List<Incident> firing() {
                    return List.of();
                }

                @Override
                public List<Incident> between(Instant from, Instant to, int limit) {
                    return List.of();
                }

                @Override
                public Optional<Incident> find(long id) {
                    return Optional.empty();
                }

                @Override
                public boolean acknowledge(long id, String who) {
                    return false;
                }
            };
        }
    }
}
