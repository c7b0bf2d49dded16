package dev.headroom.collector.history;

import dev.headroom.collector.sample.OutcomeRow;
import java.time.Instant;
import java.util.Optional;

/**
 * A target and how its scrapes ended lately.
 *
 * @param last its newest outcome
 * @param lastUp when it was last read whole; empty when never
 * @param recentScrapes scrapes of the last hour
 * @param recentFailures failed ones among them
 */
public record TargetState(OutcomeRow last, Optional<Instant> lastUp, int recentScrapes, int recentFailures) {}
