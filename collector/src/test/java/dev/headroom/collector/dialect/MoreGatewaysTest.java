package dev.headroom.collector.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.sample.Connections;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.RequestCounts;
import dev.headroom.collector.sample.reading.GatewayReading;
import org.junit.jupiter.api.Test;

/** Gateways beside Envoy and LiteLLM. The pages were written from the exporters' sources, unless a file is named. */
class MoreGatewaysTest {
    private static final double UNKNOWN = Double.NaN;

    @Test
    void nginxTellsNoCodes() {
        GatewayReading nginx = gateway("""
                nginx_up 1
                nginx_http_requests_total 1000
                nginx_connections_active 42
                nginx_connections_waiting 12
                """);

        assertThat(nginx.requests()).isEqualTo(new RequestCounts(1000, UNKNOWN, UNKNOWN, UNKNOWN));
        assertThat(nginx.connections()).isEqualTo(new Connections(42, UNKNOWN));
    }

    @Test
    void nginxPlusTells429OnlyWithExactCodes() {
        String grouped = """
                nginxplus_http_requests_total 1300
                nginxplus_server_zone_responses{code="2xx",server_zone="llm"} 900
                nginxplus_server_zone_responses{code="4xx",server_zone="llm"} 90
                nginxplus_server_zone_responses{code="5xx",server_zone="llm"} 10
                nginxplus_limit_request_rejected{zone="per_key"} 80
                nginxplus_connections_active 30
                nginxplus_connections_idle 12
                """;
        assertThat(gateway(grouped).requests()).isEqualTo(new RequestCounts(1000, 10, UNKNOWN, UNKNOWN));
        assertThat(gateway(grouped).connections().established()).isEqualTo(42);
        assertThat(Pages.read(grouped).observation().extras()).singleElement().satisfies(rejected -> {
            assertThat(rejected.series().labels()).containsEntry("zone", "per_key");
            assertThat(rejected.value()).isEqualTo(80);
        });

        assertThat(gateway(grouped + """
                nginxplus_server_zone_responses_codes{code="429",server_zone="llm"} 85
                nginxplus_server_zone_responses_codes{code="500",server_zone="llm"} 4
                nginxplus_server_zone_responses_codes{code="503",server_zone="llm"} 6
                """).requests()).isEqualTo(new RequestCounts(1000, 4, 85, 6));
    }

    @Test
    void ingressNginxTellsExactCodes() {
        assertThat(gateway("""
                nginx_ingress_controller_requests{ingress="llm",status="200"} 50
                nginx_ingress_controller_requests{ingress="llm",status="429"} 5
                nginx_ingress_controller_requests{ingress="llm",status="503"} 3
                nginx_ingress_controller_requests{ingress="llm",status="502"} 2
                """).requests()).isEqualTo(new RequestCounts(60, 2, 5, 3));
    }

    @Test
    void haproxyGroupsCodesSoThat429StaysUnknown() {
        GatewayReading haproxy = gateway("""
                haproxy_process_current_connections 120
                haproxy_process_max_connections 4000
                haproxy_frontend_http_responses_total{proxy="llm",code="1xx"} 7
                haproxy_frontend_http_responses_total{proxy="llm",code="2xx"} 900
                haproxy_frontend_http_responses_total{proxy="llm",code="4xx"} 80
                haproxy_frontend_http_responses_total{proxy="llm",code="5xx"} 20
                haproxy_frontend_http_responses_total{proxy="stats",code="2xx"} 5000
                haproxy_backend_http_responses_total{proxy="llm",code="2xx"} 900
                haproxy_backend_current_queue{proxy="llm"} 6
                """);

        assertThat(haproxy.requests()).isEqualTo(new RequestCounts(1000, 20, UNKNOWN, UNKNOWN));
        assertThat(haproxy.connections()).isEqualTo(new Connections(120, 4000));
    }

    /** haproxy_exporter.metrics shows one idle server and no frontend. */
    @Test
    void theOldHaproxyExporterIsReadByWhatItShows() {
        PageReading.Read read = Pages.real("haproxy_exporter.metrics");

        assertThat(read.dialect()).isEqualTo("haproxy");
        assertThat(read.observation().gateways().getFirst().requests())
                .isEqualTo(new RequestCounts(0, 0, UNKNOWN, UNKNOWN));
    }

    @Test
    void dynamoFrontendsOverloadIsA503AndMistakesOfClientsAreNoFailures() {
        PageReading.Read read = Pages.read("""
                dynamo_frontend_requests_total{endpoint="chat_completions",error_type="",model="r1",request_type="stream",status="success"} 90
                dynamo_frontend_requests_total{endpoint="chat_completions",error_type="internal",model="r1",request_type="stream",status="error"} 2
                dynamo_frontend_requests_total{endpoint="chat_completions",error_type="overload",model="r1",request_type="stream",status="error"} 5
                dynamo_frontend_requests_total{endpoint="chat_completions",error_type="validation",model="r1",request_type="unary",status="error"} 3
                dynamo_frontend_inflight_requests{model="r1"} 12
                dynamo_frontend_queued_requests{model="r1"} 4
                # TYPE dynamo_frontend_time_to_first_token_seconds histogram
                dynamo_frontend_time_to_first_token_seconds_bucket{model="r1",le="1"} 80
                dynamo_frontend_time_to_first_token_seconds_bucket{model="r1",le="+Inf"} 90
                """);

        assertThat(read.dialect()).isEqualTo("dynamo-frontend");
        GatewayReading frontend = read.observation().gateways().getFirst();
        assertThat(frontend.requests()).isEqualTo(new RequestCounts(100, 2, UNKNOWN, 5));
        assertThat(frontend.latencies()).containsOnlyKeys(LatencyKind.TTFT);
        assertThat(read.observation().extras())
                .extracting(extra -> extra.series().name())
                .contains("dynamo-in-flight", "dynamo-queued", "dynamo-errors");
    }

    @Test
    void anOldDynamoFrontendCannotTellWhoseErrorsThereWere() {
        assertThat(gateway("""
                nv_llm_http_service_requests_total{model="r1",status="success"} 90
                nv_llm_http_service_requests_total{model="r1",status="error"} 10
                """).requests()).isEqualTo(new RequestCounts(100, UNKNOWN, UNKNOWN, UNKNOWN));
    }

    @Test
    void anEnvoySeenFromItsClustersLeavesItsOwnTrafficOut() {
        assertThat(gateway("""
                envoy_cluster_upstream_rq{envoy_response_code="200",envoy_cluster_name="vllm"} 90
                envoy_cluster_upstream_rq{envoy_response_code="429",envoy_cluster_name="vllm"} 10
                envoy_cluster_upstream_rq{envoy_response_code="200",envoy_cluster_name="xds-grpc"} 700
                envoy_cluster_ratelimit_over_limit{envoy_cluster_name="vllm"} 5
                """).requests()).isEqualTo(new RequestCounts(100, 0, 15, 0));
    }

    private static GatewayReading gateway(String page) {
        return Pages.read(page).observation().gateways().getFirst();
    }
}
