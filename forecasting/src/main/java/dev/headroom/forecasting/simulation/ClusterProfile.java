package dev.headroom.forecasting.simulation;

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
