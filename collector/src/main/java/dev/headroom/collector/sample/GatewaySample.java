package dev.headroom.collector.sample;

import java.time.Instant;

/** One stored row of one gateway; counters as in {@link ServingSample}. */
public record GatewaySample(
        Instant time, GatewayKey gateway, double coveredSeconds, RequestCounts requests, Connections connections)
        implements SampleRow {}
