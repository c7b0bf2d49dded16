package dev.headroom.forecasting.replica;

import dev.headroom.collector.fleet.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The starts of replicas that were observed. Thread-safe. */
public interface ReplicaStarts {

    /** Keeps that a target answered first at {@code ready}, {@code took} after it had appeared. */
    void add(ServiceName service, String target, Instant ready, Duration took);

    /** How long the newest starts took, at most so many. */
    List<Duration> newestStarts(ServiceName service, int most);
}
