package dev.headroom.collector.ingest;

import dev.headroom.collector.ingest.disk.DiskLimits;
import java.nio.file.Path;

/**
 * Where and how much may wait.
 *
 * @param directory of the queue on disk; made when it is missing, owned by one running instance
 * @param memoryBatches scrapes that wait in memory while the disk does not take them either; the oldest give way
 */
public record IngestSettings(Path directory, DiskLimits disk, int memoryBatches) {
    private static final int MEMORY_BATCHES = 20_000;

    public IngestSettings {
        if (memoryBatches < 1) {
            throw new IllegalArgumentException("memoryBatches must be >= 1, was " + memoryBatches);
        }
    }

    /** Sound defaults. */
    public static IngestSettings in(Path directory) {
        return new IngestSettings(directory, DiskLimits.DEFAULT, MEMORY_BATCHES);
    }

    public IngestSettings withDisk(DiskLimits other) {
        return new IngestSettings(directory, other, memoryBatches);
    }

    public IngestSettings withMemoryBatches(int other) {
        return new IngestSettings(directory, disk, other);
    }
}
