package dev.headroom.collector.gpu;

import dev.headroom.collector.sample.gpu.GpuReading;
import dev.headroom.collector.sample.reading.GpuLoss;
import java.util.List;

/** How one reading of a machine's GPUs ended. */
public sealed interface GpuRead {

    /**
     * The machine's devices, in the order of the output, MIG instances after their device.
     *
     * @param outputBytes size of what the command printed
     * @param warnings what could not be read, in plain sentences
     * @param lost devices that the output names as lost
     */
    record Read(List<GpuReading> gpus, long outputBytes, List<String> warnings, List<GpuLoss> lost) implements GpuRead {
        public Read {
            gpus = List.copyOf(gpus);
            warnings = List.copyOf(warnings);
            lost = List.copyOf(lost);
        }
    }

    /**
     * Nothing could be read.
     *
     * @param lost devices that the failure is about
     */
    record Failed(GpuReadError error, List<GpuLoss> lost) implements GpuRead {
        public Failed {
            lost = List.copyOf(lost);
        }

        Failed(GpuReadError error) {
            this(error, List.of());
        }
    }
}
