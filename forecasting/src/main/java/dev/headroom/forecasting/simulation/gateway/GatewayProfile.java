package dev.headroom.forecasting.simulation.gateway;

import dev.headroom.collector.fleet.Limiter;

/**
 * What stands in front of the nodes.
 *
 * @param connectionLimit connections it holds; a request that would need one more is answered 503
 * @param idleSeconds how long a client keeps its connection open after an answer
 */
public record GatewayProfile(Limiter limiter, int connectionLimit, double idleSeconds) {
    public GatewayProfile {
        if (connectionLimit < 1) {
            throw new IllegalArgumentException("connectionLimit must be >= 1, was " + connectionLimit);
        }
        if (!(idleSeconds >= 0)) {
            throw new IllegalArgumentException("idleSeconds must be >= 0, was " + idleSeconds);
        }
    }
}
