package dev.headroom.forecasting.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UInt32Value;
import com.google.protobuf.util.JsonFormat;
import dev.headroom.collector.fleet.ReplicaPolicy;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.forecasting.recommendation.limit.Admission;
import dev.headroom.forecasting.recommendation.limit.Limits;
import io.envoyproxy.envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter;
import io.envoyproxy.envoy.type.v3.TokenBucket;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class ArtefactTest {

    static AdviceFacts facts(String service) {
        return new AdviceFacts(
                new ServiceName(service),
                Instant.parse("2026-11-21T17:20:00Z"),
                12,
                14,
                new Limits(61.7, 120, Duration.ofSeconds(1), new Admission(36, 8, 30_000, Duration.ofSeconds(3), 49.4)),
                new ReplicaPolicy(3, 20, Duration.ofSeconds(90), 8, 2),
                List.of("10.0.0.11:8000", "10.0.0.12:8000"),
                URI.create("http://headroom:8080"));
    }

    @Test
    void theHorizontalPodAutoscalerIsOne() {
        var autoscaler = strictly(Artefact.HPA, "deepseek-r1", HorizontalPodAutoscaler.class);

        assertThat(autoscaler.getApiVersion()).isEqualTo("autoscaling/v2");
        assertThat(autoscaler.getSpec().getMinReplicas()).isEqualTo(3);
        assertThat(autoscaler.getSpec().getMaxReplicas()).isEqualTo(20);
        assertThat(autoscaler.getSpec().getScaleTargetRef().getName()).isEqualTo("deepseek-r1");
        var metric = autoscaler.getSpec().getMetrics().getFirst().getExternal();
        assertThat(metric.getMetric().getSelector().getMatchLabels()).containsEntry("service", "deepseek-r1");
        assertThat(metric.getTarget().getAverageValue().getAmount()).isEqualTo("1");
        assertThat(autoscaler.getSpec().getBehavior().getScaleDown().getPolicies())
                .hasSize(1);
    }

    @Test
    void kedaAsksTheEndpointWithTheTokenAndFallsBackToTheAdvice() {
        List<Map<String, Object>> objects = documents(Artefact.KEDA, "deepseek r1/中");

        assertThat(objects)
                .extracting(each -> each.get("kind"))
                .containsExactly("TriggerAuthentication", "ScaledObject");
        Map<String, Object> spec = map(objects.get(1), "spec");
        assertThat(spec.keySet())
                .isEqualTo(Set.of(
                        "scaleTargetRef",
                        "pollingInterval",
                        "minReplicaCount",
                        "maxReplicaCount",
                        "fallback",
                        "advanced",
                        "triggers"));
        assertThat(map(spec, "fallback")).isEqualTo(Map.of("failureThreshold", 3, "replicas", 14));
        Map<String, Object> trigger = first(spec, "triggers");
        assertThat(trigger).containsEntry("type", "metrics-api").containsEntry("metricType", "AverageValue");
        assertThat(map(trigger, "metadata"))
                .isEqualTo(Map.of(
                        "url", "http://headroom:8080/api/v1/keda/deepseek%20r1%2F%E4%B8%AD",
                        "valueLocation", "replicas",
                        "targetValue", "1",
                        "authMode", "bearer"));
        assertThat(map(trigger, "authenticationRef"))
                .isEqualTo(Map.of("name", map(objects.getFirst(), "metadata").get("name")));
    }

    @Test
    void kedaByPrometheusTakesNoSeriesForDoubt() {
        Map<String, Object> spec =
                map(documents(Artefact.KEDA_PROMETHEUS, "deepseek-r1").getFirst(), "spec");

        assertThat(map(first(spec, "triggers"), "metadata"))
                .isEqualTo(Map.of(
                        "serverAddress", "http://prometheus:9090",
                        "query", "max(headroom_recommended_replicas{service=\"deepseek-r1\"})",
                        "threshold", "1",
                        "ignoreNullValues", "false"));
    }

    @Test
    void envoysOwnSchemaTakesTheFilterAndItsBucketHoldsTheLimit() throws InvalidProtocolBufferException {
        LocalRateLimit limit = envoy("deepseek-r1");

        assertThat(limit.getTokenBucket())
                .as("61.7 a second, and no fill more often than every 50 ms")
                .isEqualTo(bucket(120, 4, 64_830_000));
        assertThat(limit.getDescriptors(0).getTokenBucket()).isEqualTo(bucket(60, 3, 60_729_000));
        assertThat(limit.getDescriptors(0).getEntries(0).getValue()).isEqualTo("batch");
        assertThat(limit.getRateLimits(0).getActions(0).getRequestHeaders().getHeaderName())
                .isEqualTo("x-priority");
        assertThat(limit.getResponseHeadersToAdd(0).getHeader().getValue()).isEqualTo("3");
        assertThat(envoy("deepseek r1/中\"").getStatPrefix()).matches("[a-z0-9_]+");
    }

    /** Unknown fields and values of the wrong kind are refused. */
    private static LocalRateLimit envoy(String service) throws InvalidProtocolBufferException {
        List<?> filters = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Artefact.ENVOY.write(facts(service)).orElseThrow());
        HttpFilter.Builder filter = HttpFilter.newBuilder();
        JsonFormat.parser()
                .usingTypeRegistry(JsonFormat.TypeRegistry.newBuilder()
                        .add(LocalRateLimit.getDescriptor())
                        .build())
                .merge(JsonMapper.shared().writeValueAsString(filters.getFirst()), filter);
        return filter.getTypedConfig().unpack(LocalRateLimit.class);
    }

    private static TokenBucket bucket(int most, int fill, int everyNanos) {
        return TokenBucket.newBuilder()
                .setMaxTokens(most)
                .setTokensPerFill(UInt32Value.of(fill))
                .setFillInterval(com.google.protobuf.Duration.newBuilder().setNanos(everyNanos))
                .build();
    }

    @Test
    void limitsAndArgumentsCarryTheNumbers() {
        assertThat(documents(Artefact.LIMITS, "x").getFirst())
                .containsEntry("rps_limit", 61.7)
                .containsEntry("burst_limit", 120)
                .containsEntry("window_ms", 1000)
                .containsEntry("retry_after_seconds", 3)
                .containsKeys("priority_classes", "engine");
        assertThat(Artefact.VLLM.write(facts("x")))
                .contains("--max-num-seqs 36 --max-num-queued-reqs 8 --max-num-queued-tokens 30000\n");
    }

    @Test
    void whatIsNotKnownOfTheEngineIsLeftOut() {
        AdviceFacts known = facts("x");
        AdviceFacts facts = new AdviceFacts(
                known.service(),
                known.madeAt(),
                12,
                14,
                new Limits(61.7, 120, Duration.ofSeconds(1)),
                known.policy(),
                List.of(),
                known.headroom());

        assertThat(Artefact.VLLM.write(facts)).isEmpty();
        assertThat(Artefact.LIMITS.write(facts).orElseThrow()).doesNotContain("engine", "priority");
        assertThat(Artefact.NGINX.write(facts).orElseThrow())
                .doesNotContain("zone=x_batch")
                .contains("429 1;");
    }

    @ParameterizedTest
    @EnumSource(Artefact.class)
    void F35_aHostileNameStaysInItsPlace(Artefact artefact) {
        String text = artefact.write(facts("a\"b'\n- evil: {}\\ #x\u2028$(rm)")).orElseThrow();

        assertThat(text.lines()).noneMatch(line -> line.startsWith("- evil"));
        if (!artefact.suffix().endsWith(".conf") && artefact != Artefact.HAPROXY && artefact != Artefact.VLLM) {
            new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text).forEach(document -> assertThat(document)
                    .isNotNull());
        }
    }

    private static <T> T strictly(Artefact artefact, String service, Class<T> type) {
        Map<String, Object> document = documents(artefact, service).getFirst();
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .convertValue(document, type);
    }

    private static List<Map<String, Object>> documents(Artefact artefact, String service) {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(new LoaderOptions()))
                .loadAll(artefact.write(facts(service)).orElseThrow())) {
            documents.add(cast(document));
        }
        return documents;
    }

    private static Map<String, Object> map(Map<String, Object> of, String key) {
        return cast(of.get(key));
    }

    private static Map<String, Object> first(Map<String, Object> of, String key) {
        return cast(((List<?>) of.get(key)).getFirst());
    }

    @SuppressWarnings("unchecked") // YAML maps of these files have texts as keys
    private static Map<String, Object> cast(Object document) {
        return (Map<String, Object>) document;
    }
}
