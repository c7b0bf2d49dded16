package dev.headroom.collector.sample.reading;

import dev.headroom.collector.sample.Connections;
import dev.headroom.collector.sample.GatewayKey;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.RequestCounts;
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
