package dev.headroom.forecasting.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.fleet.ReplicaPolicy;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.forecasting.recommendation.limit.Admission;
import dev.headroom.forecasting.recommendation.limit.Limits;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
    void envoysBucketHoldsTheLimit() {
        Object filter = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Artefact.ENVOY.write(facts("deepseek-r1")).orElseThrow());
        @SuppressWarnings("unchecked") // a list of one filter
        Map<String, Object> config = map(((List<Map<String, Object>>) filter).getFirst(), "typed_config");

        assertThat(config.keySet())
                .isEqualTo(new TreeSet<>(List.of(
                        "@type",
                        "stat_prefix",
                        "status",
                        "token_bucket",
                        "filter_enabled",
                        "filter_enforced",
                        "response_headers_to_add",
                        "rate_limits",
                        "descriptors")));
        assertThat(map(config, "token_bucket"))
                .as("61.7 a second, and no fill more often than every 50 ms")
                .isEqualTo(Map.of("max_tokens", 120, "tokens_per_fill", 4, "fill_interval", "0.06483s"));
        assertThat(map(first(config, "descriptors"), "token_bucket"))
                .isEqualTo(Map.of("max_tokens", 60, "tokens_per_fill", 3, "fill_interval", "0.060729s"));
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
