package dev.headroom.alerts.rule;

/** What a rule looks at. Closed: each has its own reading and its own words. */
public enum Condition {
    /** Share of offered requests answered 429, 0 to 1, per service. */
    REJECTED_429_SHARE,
    /** Share of offered requests that failed, 0 to 1, per service. */
    FAILED_SHARE,
    /** GPU utilisation, 0 to 1, that counts only while requests wait, per service. */
    GPU_UTILIZATION_WITH_QUEUE,
    /** Connections in use of their limit, 0 to 1, per service. */
    CONNECTIONS_RATIO,
    /** Peak of the forecast over the capacity of today's replicas, per service. */
    FORECAST_OVER_CAPACITY,
    /** 1 while the newest scrape of a target failed, else 0, per target. */
    TARGET_DOWN,
    /** 1 while a GPU that was there is lost, else 0, per device. */
    GPU_LOST,
    /** A signal or extra that the operator named, in its own unit, per service. */
    WATCHED;

    /** Whether it is read once for each service; the others have subjects of their own. */
    public boolean isOfService() {
        return hasThreshold();
    }

    /** Whether it is a number with a limit; the others are so or not. */
    public boolean hasThreshold() {
        return this != TARGET_DOWN && this != GPU_LOST;
    }
}
