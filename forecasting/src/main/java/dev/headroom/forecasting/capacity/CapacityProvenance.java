package dev.headroom.forecasting.capacity;

import java.util.Optional;

/**
 * Where an estimate comes from.
 *
 * @param detail of a prior: which GPU and model it is of, and who measured it; else empty
 * @param stretches of five minutes it was learned from
 * @param leftOut busy stretches that did not fit the others: start-up, throttling, a neighbour on the same GPUs
 * @param toldApart whether β and γ are known apart; if not, γ holds both at the mix that was seen, and β is zero
 * @param law Universal Scalability Law through throughput and concurrency as they were seen, a second opinion
 */
public record CapacityProvenance(
        Source source, String detail, int stretches, int leftOut, boolean toldApart, Optional<ScalabilityLaw> law) {

    public enum Source {
        /** Learned from ordinary traffic. */
        TRAFFIC,
        /** From the table of priors, until there is enough traffic to learn from. */
        PRIOR
    }

    /** Learned, with nothing left out and nothing more to say. */
    public static final CapacityProvenance PLAIN =
            new CapacityProvenance(Source.TRAFFIC, "", 0, 0, true, Optional.empty());
}
