package dev.headroom.collector.sample.gpu;

/**
 * One GPU as read. NaN is unknown.
 *
 * @param utilizationRatio share of time a kernel ran, 0 to 1
 */
public record GpuReading(
        GpuDevice device,
        double utilizationRatio,
        GpuMemory memory,
        GpuPower power,
        GpuClocks clocks,
        GpuHealth health,
        GpuLinks links) {}
