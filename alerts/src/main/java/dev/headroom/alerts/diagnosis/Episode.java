package dev.headroom.alerts.diagnosis;

import dev.headroom.collector.fleet.ServiceName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A busy stretch with its cause.
 *
 * @param end empty while it lasts
 * @param remedy what would have prevented it
 */
public record Episode(
        ServiceName service,
        Instant start,
        Optional<Instant> end,
        Cause cause,
        List<Fact> evidence,
        Optional<RunnerUp> runnerUp,
        Damage damage,
        Remedy remedy) {
    public Episode {
        evidence = List.copyOf(evidence);
    }

    public double lostRequests() {
        return damage.lostRequests();
    }
}
