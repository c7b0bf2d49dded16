package dev.headroom.collector.sample;

import java.util.Map;

/** One gateway as one page shows it: totals since it started, connections as read. */
public record GatewayReading(
        GatewayKey gateway,
        RequestCounts requests,
        Connections connections,
        Map<LatencyKind, CumulativeHistogram> latencies) {
    public GatewayReading {
        latencies = Map.copyOf(latencies);
    }
}
