package dev.headroom.forecasting.load.demand;

/** Where a part of the load was learned. */
public enum Source {
    /** Counted at the gateway, which sees everything that clients send. */
    GATEWAY,
    /** Counted by the serving engines, which see only what reached them. */
    ENGINE,
    /** Counted in log lines of a limiter. */
    LIMITER_LOG,
    /** Nobody tells; that is not zero. */
    NOT_KNOWN
}
