package dev.headroom.forecasting.cost;

import java.time.Instant;

/**
 * What serving cost over a time that has passed, nights included. Only steps count in which both replicas and tokens are
 * known; what is not known is NaN.
 *
 * @param replicaHours replicas that were up, times hours
 * @param promptTokens those from a cache included
 * @param replicaHourPrice NaN when no price is configured
 */
public record ServingCost(
        Instant from,
        Instant to,
        double replicaHours,
        double promptTokens,
        double generatedTokens,
        double replicaHourPrice) {

    private static final double MILLION = 1e6;

    public double total() {
        return replicaHours * replicaHourPrice;
    }

    /** Prompt and generated tokens alike. */
    public double perMillionTokens() {
        return per(promptTokens + generatedTokens);
    }

    /** All of the cost on the generated tokens. */
    public double perMillionGeneratedTokens() {
        return per(generatedTokens);
    }

    private double per(double tokens) {
        return tokens > 0 ? total() / tokens * MILLION : Double.NaN;
    }
}
