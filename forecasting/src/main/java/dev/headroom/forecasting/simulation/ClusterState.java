package dev.headroom.forecasting.simulation;

import java.util.List;

/** A cluster at one simulated second. */
public record ClusterState(double second, GatewayState gateway, List<NodeState> nodes) {
    public ClusterState {
        nodes = List.copyOf(nodes);
    }
}
