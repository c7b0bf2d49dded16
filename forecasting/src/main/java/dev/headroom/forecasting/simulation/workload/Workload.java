package dev.headroom.forecasting.simulation.workload;

/**
 * What one service's clients ask for.
 *
 * @param cachedShare mean share of prompt tokens found in the prefix cache, 0 to below 1
 * @param failureShare requests that end in a server error for reasons of their own, 0 to 1
 */
public record Workload(TokenLengths prompt, TokenLengths output, double cachedShare, double failureShare) {
    public Workload {
        if (!(cachedShare >= 0 && cachedShare < 1)) {
            throw new IllegalArgumentException("cachedShare must be in [0, 1), was " + cachedShare);
        }
        if (!(failureShare >= 0 && failureShare <= 1)) {
            throw new IllegalArgumentException("failureShare must be in [0, 1], was " + failureShare);
        }
    }

    public double uncachedPromptTokens() {
        return prompt.meanTokens() * (1 - cachedShare);
    }
}
