package dev.headroom.forecasting.simulation.gateway;

/**
 * The gateway as it would report itself: totals since its start, gauges of this moment. At every moment {@code offered
 * = served + failed + rejected429 + rejected503 + inFlight}.
 *
 * @param failed ended by an error behind the gateway, a lost node included
 * @param rejected503 refused because connections, queues or nodes had run out
 * @param connections established now, idle ones included
 */
public record GatewayState(
        double offered,
        double served,
        double failed,
        double rejected429,
        double rejected503,
        double inFlight,
        double connections) {}
