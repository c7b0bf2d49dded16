package dev.headroom.forecasting.replay;

/** Decides how many replicas there should be, every fifteen seconds. */
@FunctionalInterface
interface Policy {

    int replicas(Seen seen);

    /**
     * What a policy may know.
     *
     * @param offeredRps over the last minute
     * @param stress llm-d's s of the last 45 seconds; NaN without latencies
     * @param ready replicas that serve
     * @param provisioned those and the ones that are starting
     */
    record Seen(double second, double offeredRps, double stress, int ready, int provisioned) {}
}
