package dev.headroom.collector.storage;

/** Work that only one of several instances on one database may do at a time. */
public enum Duty {
    /** Rollups, retention and everything else that tidies up. */
    MAINTENANCE,
    FORECASTS,
    ALERTS
}
