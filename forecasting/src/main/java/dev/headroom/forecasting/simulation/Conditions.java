package dev.headroom.forecasting.simulation;

import java.util.List;

/** What holds at one simulated second. */
record Conditions(double requestsPerSecond, List<OfNode> nodes, double idleSeconds, RetryPolicy retry) {

    /** Of one node; {@code slowdown} is the factor on the length of every step, 1 is full speed. */
    record OfNode(boolean up, double slowdown) {}

    Conditions {
        nodes = List.copyOf(nodes);
    }
}
