package dev.headroom.forecasting.simulation.workload;

/** How many new requests clients send, retries apart. */
@FunctionalInterface
public interface Demand {

    /** Requests per second at a simulated second; never negative. */
    double requestsPerSecond(double second);
}
