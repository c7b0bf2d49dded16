package dev.headroom.collector.history;

/** What can be asked of a machine's history. */
public enum HostQuantity {
    /** Processors at work, 0 to 1. */
    CPU_RATIO,
    /** Memory in use, 0 to 1. */
    MEMORY_RATIO,
    /** Established TCP connections. */
    CONNECTIONS
}
