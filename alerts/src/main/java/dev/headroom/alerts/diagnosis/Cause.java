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
    RETRY_STORM
}
