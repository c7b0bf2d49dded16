package dev.headroom.forecasting.simulation;

import dev.headroom.forecasting.simulation.engine.NodeState;
import dev.headroom.forecasting.simulation.gateway.GatewayState;
import java.util.List;

/** A cluster at one simulated second. */
public record ClusterState(double second, GatewayState gateway, List<NodeState> nodes) {
    public ClusterState {
        nodes = List.copyOf(nodes);
    }
}
