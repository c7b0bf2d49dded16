package dev.headroom.collector.fleet;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One declared service.
 *
 * @param limiter the limiter in front of it; empty when the operator named none, which is not "no limiter"
 * @param connectionLimit established connections the front of the service may hold; empty when unknown
 */
public record ServiceDefinition(
        ServiceName name, Slo slo, ReplicaPolicy replicas, Optional<Limiter> limiter, OptionalLong connectionLimit) {

    /** A service that was seen on a target but declared nowhere. */
    public static ServiceDefinition undeclared(ServiceName name) {
        return new ServiceDefinition(name, Slo.DEFAULT, ReplicaPolicy.DEFAULT, Optional.empty(), OptionalLong.empty());
    }
}
