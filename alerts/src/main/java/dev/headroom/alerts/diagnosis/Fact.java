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
        PREFILL_TOKENS_PER_SECOND,
        /** How many times longer a decode step takes than learned; 1 is as learned. */
        STEP_SLOWDOWN,
        /** The lowest clock of a GPU that works; the bound is the usual one. */
        GPU_CLOCK_MEGAHERTZ,
        /** Share of the GPUs that are held down, 0 to 1. */
        GPU_THROTTLED_SHARE
    }
}
