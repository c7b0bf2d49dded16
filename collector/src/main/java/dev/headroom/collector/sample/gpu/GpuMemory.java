package dev.headroom.collector.sample.gpu;

/** Memory of a device. NaN is unknown. */
public record GpuMemory(double usedBytes, double totalBytes) {

    /** Share in use, 0 to 1. */
    public double usedRatio() {
        return usedBytes / totalBytes;
    }
}
