package dev.headroom.alerts.diagnosis;

import dev.headroom.collector.fleet.ServiceName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A busy stretch of the past with its cause. {@code end} is empty while it lasts. */
public record Episode(
        ServiceName service,
        Instant start,
        Optional<Instant> end,
        Cause cause,
        Optional<Cause> runnerUp,
        List<Fact> evidence,
        double lostRequests) {
    public Episode {
        evidence = List.copyOf(evidence);
    }
}
