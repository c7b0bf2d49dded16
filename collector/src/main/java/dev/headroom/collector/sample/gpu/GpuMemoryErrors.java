package dev.headroom.collector.sample.gpu;

/**
 * What a GPU tells about the wear of its memory, beside the uncorrected errors since the driver was loaded. NaN is unknown.
 *
 * @param corrected corrected ECC errors since the driver was loaded
 * @param uncorrectedLifetime uncorrected ECC errors of the device's life
 * @param remappedRows rows of memory that were replaced by spare ones
 * @param remapFailures above zero when a row could not be replaced: the device should be
 */
public record GpuMemoryErrors(double corrected, double uncorrectedLifetime, double remappedRows, double remapFailures) {
    public static final GpuMemoryErrors UNKNOWN = new GpuMemoryErrors(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
