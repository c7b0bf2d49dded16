package dev.headroom.collector.sample.reading;

import dev.headroom.collector.sample.Connections;
import dev.headroom.collector.sample.NodeKey;

/**
 * The machine that a node runs on, as one page shows it: totals since it started, the rest as read. NaN is unknown.
 *
 * @param host under the name that its nodes and GPUs carry, where they do
 * @param cpuSeconds total time of all processors, idle or not
 * @param cpuBusySeconds total time of all processors that was not idle
 */
public record HostReading(
        NodeKey host,
        Connections connections,
        double cpuSeconds,
        double cpuBusySeconds,
        double memoryUsedBytes,
        double memoryTotalBytes) {}
