package dev.headroom.collector.sample;

/** Which latency a histogram measures. */
public enum LatencyKind {
    /** Time to first token. */
    TTFT(0),
    /** Time per output token, also called inter-token latency. */
    TPOT(1),
    /** From arrival to the last token. */
    E2E(2),
    /** Time in the waiting queue. */
    QUEUE(3);

    private final int storedAs;

    LatencyKind(int storedAs) {
        this.storedAs = storedAs;
    }

    /** The number that stands for the kind in stored rows; it never changes. */
    public int storedAs() {
        return storedAs;
    }
}
