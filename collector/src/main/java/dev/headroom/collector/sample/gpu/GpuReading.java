package dev.headroom.collector.sample.gpu;

/**
 * One GPU as read. NaN is unknown.
 *
 * @param utilizationRatio share of time a kernel ran, 0 to 1
 * @param throttleReasons NVML clocks-event bit mask; {@link #UNKNOWN_THROTTLE} when the source does not tell
 * @param eccUncorrected uncorrected volatile ECC errors
 * @param xid number of the last XID error, 0 for none
 * @param memoryClockMegahertz of the memory, as {@code smClockMegahertz} is of the processors
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
        double xid,
        double memoryClockMegahertz,
        GpuMemoryErrors memoryErrors,
        GpuLinks links) {
    public static final long UNKNOWN_THROTTLE = -1;

    /** Of a source that tells nothing of memory clock, wear and links. */
    public GpuReading(
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
        this(
                device,
                utilizationRatio,
                memoryUsedBytes,
                memoryTotalBytes,
                powerWatts,
                powerLimitWatts,
                temperatureCelsius,
                smClockMegahertz,
                throttleReasons,
                eccUncorrected,
                xid,
                Double.NaN,
                GpuMemoryErrors.UNKNOWN,
                GpuLinks.UNKNOWN);
    }
}
