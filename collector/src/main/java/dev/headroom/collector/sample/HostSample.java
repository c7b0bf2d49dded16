package dev.headroom.collector.sample;

import java.time.Instant;

/**
 * One stored row of one machine. NaN is unknown.
 *
 * @param cpuRatio share of processor time that was not idle since the sample before, 0 to 1
 */
public record HostSample(
        Instant time,
        NodeKey host,
        Connections connections,
        double cpuRatio,
        double memoryUsedBytes,
        double memoryTotalBytes)
        implements SampleRow {}
