package dev.headroom.collector.ingest.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * How far the oldest segment was drained, in a file of its own. Losing it does no harm: records are then stored again,
 * which changes nothing.
 *
 * @param records how many lie before the place
 */
record DrainMark(long segment, long place, int records) {
    private static final String FILE = "drained";
    private static final int BYTES = 8 + 8 + 4 + 4;

    void save(Path directory) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(BYTES).putLong(segment).putLong(place).putInt(records);
        bytes.putInt(checksum(bytes));
        Path unfinished = directory.resolve(FILE + ".tmp");
        Files.write(unfinished, bytes.array());
        Files.move(
                unfinished,
                directory.resolve(FILE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Empty when there is none that can be believed. */
    static Optional<DrainMark> load(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.isRegularFile(file) || Files.size(file) != BYTES) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        DrainMark mark = new DrainMark(bytes.getLong(), bytes.getLong(), bytes.getInt());
        return bytes.getInt() == checksum(bytes) ? Optional.of(mark) : Optional.empty();
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.slice(0, BYTES - Integer.BYTES));
        return (int) checksum.getValue();
    }
}
