package dev.headroom.collector.gpu;

import dev.headroom.collector.sample.GpuReading;
import java.util.List;

/** How one reading of a machine's GPUs ended. */
public sealed interface GpuRead {

    /**
     * The machine's devices, in the order of the output, MIG instances after their device.
     *
     * @param outputBytes size of what the command printed
     * @param warnings what could not be read, in plain sentences
     */
    record Read(List<GpuReading> gpus, long outputBytes, List<String> warnings) implements GpuRead {
        public Read {
            gpus = List.copyOf(gpus);
            warnings = List.copyOf(warnings);
        }
    }

    record Failed(GpuReadError error) implements GpuRead {}
}
