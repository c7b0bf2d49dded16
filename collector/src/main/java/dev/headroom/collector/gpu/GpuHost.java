package dev.headroom.collector.gpu;

import dev.headroom.collector.fleet.ServiceName;

/** Whose GPUs are read: the output of nvidia-smi names neither service nor machine. */
public record GpuHost(ServiceName service, String node) {
    public GpuHost {
        if (node.isBlank()) {
            throw new IllegalArgumentException("node must not be blank");
        }
    }
}
