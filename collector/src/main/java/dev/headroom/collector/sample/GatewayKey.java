package dev.headroom.collector.sample;

import dev.headroom.collector.fleet.ServiceName;

/** What stands in front of a service and limits: nginx, Envoy, LiteLLM, HAProxy. */
public record GatewayKey(ServiceName service, String gateway) {
    public GatewayKey {
        if (gateway.isBlank()) {
            throw new IllegalArgumentException("gateway must not be blank");
        }
    }

    /** Under the name that lists of nodes and gateways share. */
    public NodeKey asNode() {
        return new NodeKey(service, gateway);
    }
}
