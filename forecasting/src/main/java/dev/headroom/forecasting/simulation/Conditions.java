package dev.headroom.forecasting.simulation;

import dev.headroom.forecasting.simulation.gateway.RetryPolicy;
import dev.headroom.forecasting.simulation.workload.Workload;
import java.util.List;
import java.util.Optional;

/** What holds at one simulated second. */
record Conditions(
        double requestsPerSecond,
        List<OfNode> nodes,
        double idleSeconds,
        RetryPolicy retry,
        Workload workload,
        Optional<Skew> skew) {

    /** Of one node; {@code slowdown} is the factor on the length of every step, 1 is full speed. */
    record OfNode(boolean up, double slowdown) {}

    /** The share of all requests that one node gets before the rest is balanced. */
    record Skew(int node, double share) {}

    Conditions {
        nodes = List.copyOf(nodes);
    }
}
