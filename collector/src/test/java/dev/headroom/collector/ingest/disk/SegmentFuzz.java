package dev.headroom.collector.ingest.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.fuzzing.FuzzTarget;
import dev.headroom.collector.fuzzing.Seeds;
import dev.headroom.collector.ingest.disk.BatchCodec.DamagedRecord;
import dev.headroom.collector.sample.SampleBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/** Any bytes in a file of the queue: out of it come the whole frames at its beginning, each once, and nothing else. */
public final class SegmentFuzz implements FuzzTarget {
    private static final byte[] HEADER = Seeds.of("HRQUEUE\n");

    /** A disk is waited for with every input, ten times over. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private final Path directory;

    public SegmentFuzz() {
        try {
            directory = Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "headroom-segments")
                    : Files.createTempDirectory("segments");
            directory.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void read(byte[] input) throws IOException {
        Path segment = directory.resolve("000000000000000007.segment");
        Files.write(segment, input);
        try {
            List<SampleBatch> expected = new ArrayList<>();
            int damaged = expect(input, expected);
            int[] lost = {0};
            QueueListener listener = new QueueListener() {
                @Override
                public void lost(int records, String reason) {
                    lost[0] += records;
                }
            };
            DiskQueue.open(directory, DiskLimits.DEFAULT, listener).close();
            List<SampleBatch> drained = new ArrayList<>();
            try (DiskQueue queue = DiskQueue.open(directory, DiskLimits.DEFAULT, listener)) {
                assertThat(queue.records()).isEqualTo(expected.size() + damaged);
                for (var chunk = queue.oldest(2); chunk.isPresent(); chunk = queue.oldest(2)) {
                    drained.addAll(chunk.get().batches());
                    queue.drop(chunk.get().end());
                }
            }
            assertThat(drained).isEqualTo(expected);
            assertThat(lost[0]).isEqualTo(damaged);
        } finally {
            Files.deleteIfExists(segment);
            Files.deleteIfExists(directory.resolve("drained"));
        }
    }

    /** Reads the file by its description, in a few lines; returns how many frames are whole and hold no batch. */
    private static int expect(byte[] file, List<SampleBatch> batches) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        if (file.length < 12
                || !Arrays.equals(file, 0, 8, HEADER, 0, 8)
                || bytes.position(8).getInt() > 1) {
            return 0;
        }
        int damaged = 0;
        while (bytes.remaining() >= 16) {
            int length = bytes.getInt();
            int checksum = bytes.getInt();
            if (length < 0 || length > bytes.remaining() - 8) {
                break;
            }
            CRC32C actual = new CRC32C();
            actual.update(file, bytes.position(), 8 + length);
            if ((int) actual.getValue() != checksum) {
                break;
            }
            byte[] record = new byte[length];
            bytes.position(bytes.position() + 8).get(record);
            try {
                batches.add(BatchCodec.decode(record));
            } catch (DamagedRecord e) {
                damaged++;
            }
        }
        return damaged;
    }

    @Override
    public List<byte[]> seeds() {
        byte[] full = BatchCodec.encode(BatchCodecTest.full());
        byte[] empty = BatchCodec.encode(SampleBatch.EMPTY);
        byte[] whole = segment(empty, full, empty, new byte[] {99}, empty);
        byte[] flipped = whole.clone();
        flipped[60] ^= 1;
        return List.of(segment(), segment(empty), whole, flipped, Arrays.copyOf(whole, whole.length - 3), HEADER);
    }

    private static byte[] segment(byte[]... records) {
        ByteBuffer bytes = ByteBuffer.allocate(Seeds.MOST_BYTES).put(Frames.header());
        Instant accepted = Instant.parse("2026-03-10T12:00:00Z");
        for (byte[] record : records) {
            Frames.put(bytes, new Frames.Frame(accepted, record));
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
