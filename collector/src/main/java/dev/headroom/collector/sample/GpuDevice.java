package dev.headroom.collector.sample;

import dev.headroom.collector.fleet.ServiceName;

/**
 * One device, or one MIG instance of it. The UUID is its identity; the rest may change when it is moved.
 *
 * @param node host the device sits in
 * @param index position on the host, -1 when the source does not tell
 * @param model such as {@code NVIDIA H100 80GB HBM3}; empty when the source does not tell
 * @param migInstance such as {@code 1g.10gb/3}; empty for a whole device
 */
public record GpuDevice(String uuid, ServiceName service, String node, int index, String model, String migInstance) {
    public GpuDevice {
        if (uuid.isBlank()) {
            throw new IllegalArgumentException("gpu uuid must not be blank");
        }
    }
}
