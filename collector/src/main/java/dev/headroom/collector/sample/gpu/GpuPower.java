package dev.headroom.collector.sample.gpu;

/**
 * Power a device draws. NaN is unknown.
 *
 * @param limitWatts enforced: from there on the device slows down
 */
public record GpuPower(double watts, double limitWatts) {}
