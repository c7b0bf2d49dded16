package dev.headroom.forecasting.recommendation.prevention;

import dev.headroom.collector.fleet.ServiceName;
import java.time.Instant;

/** What would have kept a busy stretch of the past from happening. Thread-safe. */
@FunctionalInterface
public interface Prevention {

    /** Judged by the load that was offered from {@code from} to {@code to} and by what one replica sustains today. */
    Answer of(ServiceName service, Instant from, Instant to);

    /** Replicas, a limit, or why neither can be told. */
    sealed interface Answer {

        /**
         * More replicas would have carried the load.
         *
         * @param had replicas that served at the peak
         * @param needed replicas that the peak asked for
         * @param before the last moment to decide for them, so that they serve when the load passes what there was
         * @param limit what would have kept the replicas that there were within their objective instead
         */
        record MoreReplicas(int had, int needed, Instant before, Limit limit, Peak peak) implements Answer {}

        /** The replicas could have carried the load; what stood in front of them turned it away. */
        record HigherLimit(int had, Limit limit, Peak peak) implements Answer {}

        record Unknown(Reason reason, String detail) implements Answer {}
    }

    /**
     * A rate limit.
     *
     * @param rps requests per second let through
     * @param refusedShare share of what was offered in the stretch that it would have refused, 0 to 1
     */
    record Limit(double rps, double refusedShare) {}

    /**
     * The hardest minutes of the stretch.
     *
     * @param offeredRps highest load over {@link HistoryPrevention#PEAK_OVER}, retries included
     * @param perReplicaRps μ
     */
    record Peak(Instant at, double offeredRps, double perReplicaRps) {}

    enum Reason {
        CAPACITY_UNKNOWN,
        LOAD_UNKNOWN,
        REPLICAS_UNKNOWN
    }
}
