package dev.headroom.collector.ingest.disk;

/**
 * How much the queue may take.
 *
 * @param bytes of all segments together; beyond it the oldest segment is given up
 */
public record DiskLimits(long bytes) {
    private static final long LEAST_BYTES = 64 << 10;
    private static final long LARGEST_SEGMENT = 16 << 20;
    private static final int SEGMENTS = 8;

    /**
     * One scrape of a node with eight GPUs leaves about 4 KiB: some 1.5 KiB of requests and latencies, 8 × 200 bytes of
     * GPUs, two outcomes. 100 nodes × 240 scrapes × 4 KiB is 94 MiB an hour, so this is ten hours, or one of a fleet ten
     * times as large.
     */
    public static final DiskLimits DEFAULT = new DiskLimits(1L << 30);

    public DiskLimits {
        if (bytes < LEAST_BYTES) {
            throw new IllegalArgumentException("the queue must have at least 64 KiB, was " + bytes + " bytes");
        }
    }

    /** A segment is closed when it is this large; what is given up at once is that much. */
    long segmentBytes() {
        return Math.min(LARGEST_SEGMENT, bytes / SEGMENTS);
    }
}
