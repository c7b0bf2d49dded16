package dev.headroom.alerts.diagnosis;

/**
 * One number of evidence.
 *
 * @param bound what it is compared with; NaN when it stands alone
 */
public record Fact(Measure measure, double value, double bound) {

    public enum Measure {
        OFFERED_RPS,
        SERVED_RPS,
        REJECTED_429_RPS,
        REJECTED_503_RPS,
        /** Share of offered requests, 0 to 1. */
        REJECTED_SHARE,
        GPU_UTILIZATION,
        RUNNING,
        WAITING,
        CONNECTIONS,
        KV_CACHE_RATIO,
        PREEMPTIONS_PER_SECOND,
        PREFILL_TOKENS_PER_SECOND
    }
}
