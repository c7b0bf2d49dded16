package dev.headroom.collector.sample;

/**
 * One GPU as read. NaN is unknown.
 *
 * @param utilizationRatio share of time a kernel ran, 0 to 1
 * @param throttleReasons NVML clocks-event bit mask; {@link #UNKNOWN_THROTTLE} when the source does not tell
 * @param eccUncorrected uncorrected volatile ECC errors
 * @param xid number of the last XID error, 0 for none
 */
public record GpuReading(
        GpuDevice device,
        double utilizationRatio,
        double memoryUsedBytes,
        double memoryTotalBytes,
        double powerWatts,
        double powerLimitWatts,
        double temperatureCelsius,
        double smClockMegahertz,
        long throttleReasons,
        double eccUncorrected,
        double xid) {
    public static final long UNKNOWN_THROTTLE = -1;
}
