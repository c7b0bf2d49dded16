package dev.headroom.forecasting.capacity;

/** What can run full. */
public enum Resource {
    CONNECTIONS,
    GPU,
    KV_CACHE,
    LIMITER
}
