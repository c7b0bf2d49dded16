package dev.headroom.collector.sample;

/**
 * Tokens: running totals in a reading, the increase over the interval in a sample. NaN is unknown.
 *
 * @param prompt prompt tokens, cached ones included
 * @param cachedPrompt prompt tokens served from the prefix cache
 * @param generation tokens produced
 */
public record TokenCounts(double prompt, double cachedPrompt, double generation) {
    public static final TokenCounts UNKNOWN = new TokenCounts(Double.NaN, Double.NaN, Double.NaN);
}
