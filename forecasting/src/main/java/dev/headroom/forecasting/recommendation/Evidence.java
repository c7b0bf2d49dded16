package dev.headroom.forecasting.recommendation;

import dev.headroom.forecasting.recommendation.margin.Margins;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The numbers that led to a recommendation.
 *
 * @param current replicas now
 * @param peak when the highest load within the horizon is expected
 * @param expectedRps load expected then
 * @param high80Rps upper 80 % bound then
 * @param capacityPerReplica μ, requests per second one replica sustains
 * @param margin factor on the forecast from its own past errors
 * @param leadTime from decision to a serving replica
 * @param limitReached when the forecast first passes today's capacity; {@link Instant#MAX} when it does not
 * @param limitReachedEarliest when its upper 80 % bound does
 * @param limitReachedLatest when its lower 80 % bound does
 * @param needed replicas that forecast and present load ask for, before scaling in is held back
 * @param plan replicas over the horizon
 * @param basis where these numbers come from
 */
public record Evidence(
        int current,
        Instant peak,
        double expectedRps,
        double high80Rps,
        double capacityPerReplica,
        double margin,
        Duration leadTime,
        Instant limitReached,
        Instant limitReachedEarliest,
        Instant limitReachedLatest,
        int needed,
        Plan plan,
        Basis basis) {

    /** Without a plan beyond today's replicas; the margin and the lead are as told. */
    public Evidence(
            int current,
            Instant peak,
            double expectedRps,
            double high80Rps,
            double capacityPerReplica,
            double margin,
            Duration leadTime,
            Instant limitReached,
            Instant limitReachedEarliest,
            Instant limitReachedLatest,
            int needed) {
        this(
                current,
                peak,
                expectedRps,
                high80Rps,
                capacityPerReplica,
                margin,
                leadTime,
                limitReached,
                limitReachedEarliest,
                limitReachedLatest,
                needed,
                new Plan(current, current, List.of()),
                new Basis(
                        new Margins.Margin(margin, 0),
                        new LeadTime(leadTime, 0),
                        new SloPressure(Double.NaN, current),
                        0,
                        Double.NaN,
                        current,
                        ""));
    }
}
