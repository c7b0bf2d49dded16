package dev.headroom.forecasting.simulation.engine;

import dev.headroom.collector.sample.LatencyKind;

/** The latency histograms of one node. */
public record Latencies(LatencyTally firstToken, LatencyTally perToken, LatencyTally endToEnd, LatencyTally queue) {

    public static Latencies empty(LatencyLayouts layouts) {
        return new Latencies(
                new LatencyTally(layouts.firstToken()),
                new LatencyTally(layouts.perToken()),
                new LatencyTally(layouts.endToEnd()),
                new LatencyTally(layouts.queue()));
    }

    public Latencies copy() {
        return new Latencies(firstToken.copy(), perToken.copy(), endToEnd.copy(), queue.copy());
    }

    public LatencyTally of(LatencyKind kind) {
        return switch (kind) {
            case TTFT -> firstToken;
            case TPOT -> perToken;
            case E2E -> endToEnd;
            case QUEUE -> queue;
        };
    }
}
