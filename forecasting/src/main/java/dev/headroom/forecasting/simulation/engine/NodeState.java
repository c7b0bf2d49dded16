package dev.headroom.forecasting.simulation.engine;

/** One node as it would report itself: totals since its start, gauges of this moment. */
public record NodeState(boolean up, double slowdown, Totals totals, Gauges gauges, Latencies latencies) {

    /**
     * Since the node started.
     *
     * @param served answered to the end
     * @param failed ended by an error of the server
     * @param rejected503 refused because the queue was full
     * @param promptTokens cached ones included
     */
    public record Totals(
            double served,
            double failed,
            double rejected503,
            double promptTokens,
            double cachedTokens,
            double generationTokens,
            double preemptions) {
        public static final Totals ZERO = new Totals(0, 0, 0, 0, 0, 0, 0);
    }

    /** At this moment; {@code kvRatio} is the share of the KV cache in use, 0 to 1. */
    public record Gauges(double running, double waiting, double kvRatio) {
        static final Gauges IDLE = new Gauges(0, 0, 0);
    }
}
