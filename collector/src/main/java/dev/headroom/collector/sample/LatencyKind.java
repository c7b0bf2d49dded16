package dev.headroom.collector.sample;

/** Which latency a histogram measures. The ordinal is stored: append only. */
public enum LatencyKind {
    /** Time to first token. */
    TTFT,
    /** Time per output token, also called inter-token latency. */
    TPOT,
    /** From arrival to the last token. */
    E2E,
    /** Time in the waiting queue. */
    QUEUE
}
