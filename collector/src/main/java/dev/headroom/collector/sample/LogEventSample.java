package dev.headroom.collector.sample;

import java.time.Instant;

/** How many lines matched since the sample before; counters as in {@link ServingSample}. */
public record LogEventSample(Instant time, NodeKey node, String event, double coveredSeconds, double count)
        implements SampleRow {}
