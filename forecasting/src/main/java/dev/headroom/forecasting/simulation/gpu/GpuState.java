package dev.headroom.forecasting.simulation.gpu;

/**
 * One device of a simulated node.
 *
 * @param utilization share of time a kernel ran, 0 to 1
 * @param memoryUsed share of the memory in use, 0 to 1; engines take nearly all of it at start
 * @param throttled whether heat holds the clock down
 */
public record GpuState(
        double utilization,
        double memoryUsed,
        double powerWatts,
        double temperatureCelsius,
        double smClockMegahertz,
        boolean throttled) {}
