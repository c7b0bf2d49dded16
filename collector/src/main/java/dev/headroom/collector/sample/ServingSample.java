package dev.headroom.collector.sample;

import java.time.Instant;

/**
 * One stored row of one node. Counters hold the increase since the sample before, over {@code coveredSeconds}; on the
 * first sight of a node, and after a gap longer than the staleness limit, they are unknown and {@code coveredSeconds}
 * is NaN.
 */
public record ServingSample(
        Instant time,
        NodeKey node,
        double coveredSeconds,
        RequestCounts requests,
        TokenCounts tokens,
        double preemptions,
        EngineGauges engine,
        Connections connections)
        implements SampleRow {}
