package dev.headroom.forecasting.capacity;

/** Requests per second that one replica sustains within its SLO, or why that is not known. */
public sealed interface CapacityEstimate {

    /**
     * Learned from ordinary traffic, or taken from the table of priors; the provenance tells which.
     *
     * @param requestsPerSecond μ
     * @param low95 lower end of its 95 % interval
     * @param high95 upper end
     * @param concurrency b*, the most requests it may hold at a moment; at the rate μ it holds no more 95 % of the time
     * @param firstLimit what gives way first
     * @param decodeBaseSeconds α of the decode step α + β·running
     * @param decodePerRequestSeconds β
     * @param prefillSecondsPerToken γ, seconds per uncached input token
     * @param inputTokens mean prompt tokens of a request
     * @param cachedShare share of them found in the prefix cache, 0 to 1
     * @param outputTokens mean generated tokens of a request
     * @param kneeObserved whether traffic came near the limit while learning
     */
    record Learned(
            double requestsPerSecond,
            double low95,
            double high95,
            double concurrency,
            FirstLimit firstLimit,
            double decodeBaseSeconds,
            double decodePerRequestSeconds,
            double prefillSecondsPerToken,
            double inputTokens,
            double cachedShare,
            double outputTokens,
            boolean kneeObserved,
            CapacityProvenance provenance)
            implements CapacityEstimate {

        /** Of plain provenance. */
        public Learned(
                double requestsPerSecond,
                double low95,
                double high95,
                double concurrency,
                FirstLimit firstLimit,
                double decodeBaseSeconds,
                double decodePerRequestSeconds,
                double prefillSecondsPerToken,
                double inputTokens,
                double cachedShare,
                double outputTokens,
                boolean kneeObserved) {
            this(
                    requestsPerSecond,
                    low95,
                    high95,
                    concurrency,
                    firstLimit,
                    decodeBaseSeconds,
                    decodePerRequestSeconds,
                    prefillSecondsPerToken,
                    inputTokens,
                    cachedShare,
                    outputTokens,
                    kneeObserved,
                    CapacityProvenance.PLAIN);
        }

        /** What one more running request adds to a decode step, prompts computed in between included: β + γ·I/O. */
        public double perRunningSeconds() {
            return decodePerRequestSeconds + prefillSecondsPerToken * inputTokens * (1 - cachedShare) / outputTokens;
        }
    }

    record Unknown(Reason reason, String detail) implements CapacityEstimate {}

    enum FirstLimit {
        TPOT,
        TTFT,
        KV_CACHE,
        BATCH_CAP
    }

    enum Reason {
        TOO_LITTLE_TRAFFIC,
        /** The engine misses the objective even when it has nothing else to do. */
        OBJECTIVE_OUT_OF_REACH,
        NO_ENGINE_METRICS,
        STALE_DATA
    }
}
