package dev.headroom.forecasting.recommendation;

import dev.headroom.collector.fleet.ServiceDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a recommendation starts from besides forecast and capacity.
 *
 * @param replicas serving nodes that are up
 * @param offeredNow highest offered load of the last minutes, requests/s; NaN when unknown
 * @param scrapeInterval delay until a change of load is seen
 * @param recentNeeds replicas asked for ({@link Evidence#needed}) within the stabilisation window before now; empty when
 *     nobody looked
 */
public record Situation(
        ServiceDefinition service,
        Instant now,
        int replicas,
        double offeredNow,
        Duration scrapeInterval,
        List<Integer> recentNeeds) {
    public Situation {
        recentNeeds = List.copyOf(recentNeeds);
    }
}
