package dev.headroom.forecasting.capacity;

/**
 * What one node did in one steady stretch of some minutes; every number is known.
 *
 * @param running mean requests in the batch, b
 * @param servedRps requests completed per second
 * @param uncachedPromptTokensPerSecond prompt tokens that had to be computed
 * @param promptTokensPerSecond all prompt tokens
 * @param generationTokensPerSecond tokens produced, G
 * @param kvCacheRatio KV cache in use, 0 to 1; NaN when the engine does not tell
 */
record EngineWindow(
        double running,
        double servedRps,
        double uncachedPromptTokensPerSecond,
        double promptTokensPerSecond,
        double generationTokensPerSecond,
        double kvCacheRatio) {

    /** Mean seconds between two tokens of one request: b requests share G tokens a second. */
    double secondsPerToken() {
        return running / generationTokensPerSecond;
    }

    /** Uncached prompt tokens computed between two tokens of one request. */
    double prefillTokensPerStep() {
        return uncachedPromptTokensPerSecond * secondsPerToken();
    }
}
