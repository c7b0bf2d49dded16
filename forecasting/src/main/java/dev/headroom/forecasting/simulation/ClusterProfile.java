package dev.headroom.forecasting.simulation;

import dev.headroom.forecasting.simulation.engine.EngineProfile;
import dev.headroom.forecasting.simulation.engine.LatencyLayouts;
import dev.headroom.forecasting.simulation.gateway.GatewayProfile;
import dev.headroom.forecasting.simulation.gateway.RetryPolicy;
import dev.headroom.forecasting.simulation.workload.Workload;

/** Everything that does not change while a cluster is simulated. */
public record ClusterProfile(
        int nodes,
        EngineProfile engine,
        Workload workload,
        GatewayProfile gateway,
        RetryPolicy retry,
        LatencyLayouts layouts) {
    public ClusterProfile {
        if (nodes < 1) {
            throw new IllegalArgumentException("nodes must be >= 1, was " + nodes);
        }
    }
}
