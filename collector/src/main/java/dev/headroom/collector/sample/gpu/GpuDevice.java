package dev.headroom.collector.sample.gpu;

import dev.headroom.collector.fleet.ServiceName;

/**
 * One device, or one MIG instance of it. The UUID is its identity; the rest may change when it is moved. An instance is
 * named alike by every source: the UUID of its device, a slash and {@code migInstance}.
 *
 * @param node host the device sits in
 * @param index position on the host, -1 when the source does not tell
 * @param model such as {@code NVIDIA H100 80GB HBM3}; empty when the source does not tell
 * @param migInstance number of the GPU instance such as {@code 3}, and {@code 3/1} where it is shared between compute
 *     instances; empty for a whole device
 */
public record GpuDevice(String uuid, ServiceName service, String node, int index, String model, String migInstance) {
    public GpuDevice {
        if (uuid.isBlank()) {
            throw new IllegalArgumentException("gpu uuid must not be blank");
        }
    }

    /** The instance with this number of this device. */
    public GpuDevice instance(String number) {
        return new GpuDevice(uuid + "/" + number, service, node, index, model, number);
    }

    /** The UUID of the whole device, for an instance too. */
    public String board() {
        return migInstance.isEmpty() ? uuid : uuid.substring(0, uuid.length() - migInstance.length() - 1);
    }
}
