package dev.headroom.collector.sample.gpu;

/**
 * How a GPU is connected to its host and to its siblings. NaN is unknown.
 *
 * @param pcieGeneration current one; devices lower it while they idle
 * @param pcieWidth lanes in use; fewer than the slot has are a bad contact
 * @param pcieReplays packets sent again, total since the device was reset
 * @param nvlinkBytesPerSecond sent and received over all links
 * @param nvlinkErrors flow-control, data, replay and recovery errors over all links, total
 */
public record GpuLinks(
        double pcieGeneration,
        double pcieWidth,
        double pcieReplays,
        double pcieSentBytesPerSecond,
        double pcieReceivedBytesPerSecond,
        double nvlinkBytesPerSecond,
        double nvlinkErrors) {
    public static final GpuLinks UNKNOWN =
            new GpuLinks(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
