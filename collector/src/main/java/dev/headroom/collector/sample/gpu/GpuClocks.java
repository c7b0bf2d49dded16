package dev.headroom.collector.sample.gpu;

/**
 * Clocks of a device. NaN is unknown.
 *
 * @param smMegahertz of the processors
 */
public record GpuClocks(double smMegahertz, double memoryMegahertz) {}
