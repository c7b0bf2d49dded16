package dev.headroom.collector.sample.reading;

import dev.headroom.collector.sample.Connections;
import dev.headroom.collector.sample.EngineGauges;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.collector.sample.RequestCounts;
import dev.headroom.collector.sample.TokenCounts;
import java.util.Map;

/**
 * One node as one page shows it: totals since the server started, gauges as read.
 *
 * @param model the served model as the page names it; empty when it does not
 * @param preemptions total of requests pushed back from the batch to the queue
 */
public record ServingReading(
        NodeKey node,
        String model,
        RequestCounts requests,
        TokenCounts tokens,
        double preemptions,
        EngineGauges engine,
        Connections connections,
        Map<LatencyKind, CumulativeHistogram> latencies) {
    public ServingReading {
        latencies = Map.copyOf(latencies);
    }
}
