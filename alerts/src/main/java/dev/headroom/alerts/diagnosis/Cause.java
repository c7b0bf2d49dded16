package dev.headroom.alerts.diagnosis;

/** Why a service is busy. The same cause has the same colour and word everywhere. */
public enum Cause {
    RATE_LIMITER,
    CONNECTION_POOL,
    KV_CACHE,
    PREFILL,
    GPU_QUEUE,
    IMBALANCE,
    THROTTLING,
    RETRY_STORM;

    /** Whether the other cause follows from this one, so that it is no second cause beside it. */
    boolean entails(Cause other) {
        return switch (this) {
            case THROTTLING -> other == GPU_QUEUE || other == KV_CACHE || other == PREFILL || other == IMBALANCE;
            case RETRY_STORM -> other != THROTTLING && other != IMBALANCE;
            case KV_CACHE, PREFILL, IMBALANCE -> other == GPU_QUEUE || other == KV_CACHE;
            case RATE_LIMITER, CONNECTION_POOL, GPU_QUEUE -> false;
        };
    }
}
