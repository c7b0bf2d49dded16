package dev.headroom.collector.sample.gpu;

/**
 * What holds a device back or wears it out. NaN is unknown.
 *
 * @param throttleReasons NVML clocks-event bit mask; {@link #UNKNOWN_THROTTLE} when the source does not tell
 * @param eccUncorrected uncorrected volatile ECC errors
 * @param xid number of the last XID error, 0 for none
 */
public record GpuHealth(
        double temperatureCelsius,
        long throttleReasons,
        double eccUncorrected,
        double xid,
        GpuMemoryErrors memoryErrors) {
    public static final long UNKNOWN_THROTTLE = -1;
}
