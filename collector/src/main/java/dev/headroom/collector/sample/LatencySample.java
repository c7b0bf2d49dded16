package dev.headroom.collector.sample;

import java.time.Instant;
import java.util.List;

/**
 * How many requests fell into each bucket during one interval (not cumulative over the buckets). Rows of one layout are
 * added up across nodes and time; quantiles are computed only when read.
 */
public record LatencySample(
        Instant time, NodeKey node, LatencyKind kind, BucketLayout layout, List<Integer> counts, double sumSeconds)
        implements SampleRow {
    public LatencySample {
        counts = List.copyOf(counts);
    }
}
