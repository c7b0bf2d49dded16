package dev.headroom.dashboard.demo.page;

import dev.headroom.dashboard.demo.fleet.DemoService;
import dev.headroom.forecasting.simulation.gateway.GatewayState;

/** What Envoy's {@code /stats/prometheus} shows of the gateway of a service. */
final class EnvoyPage {

    private static final String LISTENER = "envoy_http_conn_manager_prefix=\"ingress_http\"";

    private final String cluster;
    private final int connectionLimit;

    EnvoyPage(DemoService service) {
        this.cluster = "envoy_cluster_name=\"" + service.name().value() + "\"";
        this.connectionLimit = service.profile().gateway().connectionLimit();
    }

    String render(GatewayState gateway) {
        MetricsText page = new MetricsText();
        codes(page, gateway);
        connections(page, gateway);
        page.single(
                "envoy_http_local_rate_limiter_http_local_rate_limit_rate_limited",
                "counter",
                "Requests answered 429 by the local rate limit filter.",
                "",
                gateway.rejected429());
        return page.text();
    }

    /** The limiter answers before a request reaches the cluster, so its 429 only show at the listener. */
    private void codes(MetricsText page, GatewayState gateway) {
        String byClass = "envoy_http_downstream_rq_xx";
        page.counter(byClass, "Answers of the listener by class.");
        page.sample(byClass, "envoy_response_code_class=\"2\"," + LISTENER, gateway.served());
        page.sample(byClass, "envoy_response_code_class=\"4\"," + LISTENER, gateway.rejected429());
        page.sample(byClass, "envoy_response_code_class=\"5\"," + LISTENER, gateway.failed() + gateway.rejected503());
        page.single(
                "envoy_http_downstream_rq_total",
                "counter",
                "Requests that arrived at the listener.",
                LISTENER,
                gateway.offered());
        String byCode = "envoy_cluster_upstream_rq";
        page.counter(byCode, "Answers of the cluster by code.");
        page.sample(byCode, "envoy_response_code=\"200\"," + cluster, gateway.served());
        page.sample(byCode, "envoy_response_code=\"500\"," + cluster, gateway.failed());
        page.sample(byCode, "envoy_response_code=\"503\"," + cluster, gateway.rejected503());
    }

    private void connections(MetricsText page, GatewayState gateway) {
        page.single(
                "envoy_http_downstream_cx_active",
                "gauge",
                "Open client connections.",
                LISTENER,
                gateway.connections());
        page.single("envoy_cluster_upstream_rq_active", "gauge", "Requests under way.", cluster, gateway.inFlight());
        page.single(
                "envoy_cluster_upstream_cx_active",
                "gauge",
                "Open connections to the cluster.",
                cluster,
                gateway.inFlight());
        page.single(
                "envoy_cluster_circuit_breakers_default_remaining_cx",
                "gauge",
                "Connections left before the circuit breaker opens.",
                cluster,
                Math.max(0, connectionLimit - gateway.connections()));
    }
}
