package dev.headroom.dashboard.gpus;

import dev.headroom.collector.history.GpuState;
import java.util.List;
import java.util.Set;

/**
 * Every GPU as it was seen last.
 *
 * @param lost UUIDs of the devices that are lost now
 */
record Gpus(List<GpuState> states, Set<String> lost) {
    Gpus {
        states = List.copyOf(states);
        lost = Set.copyOf(lost);
    }

    boolean isLost(GpuState gpu) {
        return lost.contains(gpu.reading().device().board());
    }
}
