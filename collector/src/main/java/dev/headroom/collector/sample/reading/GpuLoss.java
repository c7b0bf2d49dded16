package dev.headroom.collector.sample.reading;

/**
 * A GPU of which the source says that it is lost.
 *
 * @param node host the device sits in
 * @param device UUID where it was known before, else PCI address or position
 * @param detail one plain sentence
 */
public record GpuLoss(String node, String device, String detail) {}
