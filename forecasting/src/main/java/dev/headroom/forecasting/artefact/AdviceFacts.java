package dev.headroom.forecasting.artefact;

import dev.headroom.collector.fleet.ReplicaPolicy;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.forecasting.recommendation.limit.Limits;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * What the files are made of.
 *
 * @param replicas advised
 * @param most replicas that the plan asks for later on: what is safe to fall back to
 * @param policy the operator's bounds
 * @param nodes addresses of the serving nodes, {@code host:port}; empty when none is known
 * @param headroom where Headroom's API is reached
 */
public record AdviceFacts(
        ServiceName service,
        Instant madeAt,
        int replicas,
        int most,
        Limits limits,
        ReplicaPolicy policy,
        List<String> nodes,
        URI headroom) {

    public AdviceFacts {
        nodes = List.copyOf(nodes);
        if (replicas < 1 || most < replicas) {
            throw new IllegalArgumentException(
                    "replicas must be >= 1 and most no fewer, were " + replicas + ", " + most);
        }
        if (!(limits.rps() > 0) || !(limits.burst() >= 0)) {
            throw new IllegalArgumentException(
                    "limits must be rps > 0 and burst >= 0, were " + limits.rps() + " and " + limits.burst());
        }
    }

    /** Those addresses that may stand in a configuration file as they are: they come from outside. */
    List<String> plainNodes() {
        return nodes.stream()
                .filter(node -> node.matches("[A-Za-z0-9.:\\[\\]-]+"))
                .toList();
    }

    /** Seconds after which a refused client may come back. */
    long retryAfterSeconds() {
        return limits.admission().hasEngineLimits()
                ? Math.max(1, limits.admission().retryAfter().toSeconds())
                : 1;
    }
}
