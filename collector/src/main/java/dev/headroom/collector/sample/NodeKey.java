package dev.headroom.collector.sample;

import dev.headroom.collector.fleet.ServiceName;

/** One serving replica of a service. The node name is unique within its service. */
public record NodeKey(ServiceName service, String node) {
    public NodeKey {
        if (node.isBlank()) {
            throw new IllegalArgumentException("node must not be blank");
        }
    }
}
