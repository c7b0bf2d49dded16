package dev.headroom.forecasting.recommendation.limit;

import java.time.Duration;

/**
 * What each engine and the gateway should let in, beside the rate.
 *
 * @param running requests in one engine's batch, b* (vLLM {@code --max-num-seqs})
 * @param queued requests that may wait at one engine (vLLM {@code --max-num-queued-reqs})
 * @param queuedTokens prompt tokens that may wait at one engine (vLLM {@code --max-num-queued-tokens})
 * @param retryAfter what a refused client is told, when the queues are full
 * @param batchRps where requests of the class batch are refused, so that interactive ones, which go up to the full rate,
 *     come first
 */
public record Admission(int running, int queued, long queuedTokens, Duration retryAfter, double batchRps) {

    /** Of a limit that was made before engines were part of it. */
    public static final Admission UNKNOWN = new Admission(0, 0, 0, Duration.ZERO, Double.NaN);

    public boolean hasEngineLimits() {
        return running > 0;
    }
}
