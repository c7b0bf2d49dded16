package dev.headroom.forecasting.recommendation;

import java.time.Duration;
import java.time.Instant;

/**
 * The numbers that led to a recommendation.
 *
 * @param current replicas now
 * @param needed replicas that forecast and present load ask for, before scaling in is held back
 * @param capacityPerReplica μ, requests per second one replica sustains
 * @param plan replicas over the horizon
 * @param basis where these numbers come from
 */
public record Evidence(
        int current,
        int needed,
        double capacityPerReplica,
        Peak peak,
        Carried carried,
        LimitReached limitReached,
        Plan plan,
        Basis basis) {

    /**
     * The highest load within the horizon.
     *
     * @param at when it is expected
     * @param rps expected then
     * @param high80Rps upper 80 % bound then
     */
    public record Peak(Instant at, double rps, double high80Rps) {}

    /**
     * The most that must be carried: a forecast with its margin, or the ramp before an event. Far ahead margins are wide, so
     * that this need not be at the peak.
     */
    public record Carried(Instant at, double rps) {}

    /**
     * When the load first passes what the replicas of now sustain; {@link Instant#MAX} where it does not.
     *
     * @param expected by the forecast
     * @param earliest by its upper 80 % bound
     * @param latest by its lower 80 % bound
     */
    public record LimitReached(Instant expected, Instant earliest, Instant latest) {

        public static final LimitReached NEVER = new LimitReached(Instant.MAX, Instant.MAX, Instant.MAX);
    }

    /** Whether the forecast passes what the replicas of now sustain. */
    public boolean passesLimit() {
        return limitReached.expected().isBefore(Instant.MAX);
    }

    /** Whether so many replicas are a first step, and the plan asks for yet more later on. */
    public boolean asksForMoreThan(int advised) {
        return advised > current && plan.most() > advised;
    }

    /** Factor on the forecast of the peak, from its own past errors. */
    public double margin() {
        return basis.margin().factor();
    }

    /** From the decision to a serving replica. */
    public Duration leadTime() {
        return basis.lead().length();
    }
}
