package dev.headroom.collector.ingest.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The bytes of a segment: a header (8 letters, 4 bytes version), then frames. A frame is the length of its record, the
 * CRC-32C of all that follows the CRC, when the record was accepted (milliseconds since 1970), and the record.
 */
final class Frames {
    static final int HEADER_BYTES = 12;
    static final int FRAME_BYTES = 16;
    /** More than any batch within the limits of a scrape; a length beyond it is damage. */
    static final int MOST_RECORD_BYTES = 64 << 20;

    private static final byte[] MAGIC = "HRQUEUE\n".getBytes(StandardCharsets.US_ASCII);

    private Frames() {}

    /** A record and when it was accepted. The bytes are not copied: nobody changes them. */
    static final class Frame {
        private final Instant accepted;
        private final byte[] record;

        Frame(Instant accepted, byte[] record) {
            this.accepted = accepted;
            this.record = record;
        }

        Instant accepted() {
            return accepted;
        }

        byte[] record() {
            return record;
        }

        int bytes() {
            return FRAME_BYTES + record.length;
        }
    }

    static ByteBuffer header() {
        return ByteBuffer.allocate(HEADER_BYTES)
                .put(MAGIC)
                .putInt(BatchCodec.VERSION)
                .flip();
    }

    /** The version in the header; empty for a file that is not a segment. */
    static Optional<Integer> version(FileChannel file) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        if (!readFully(file, header, 0)) {
            return Optional.empty();
        }
        byte[] magic = new byte[MAGIC.length];
        header.flip().get(magic);
        return Arrays.equals(magic, MAGIC) ? Optional.of(header.getInt()) : Optional.empty();
    }

    static void put(ByteBuffer into, Frame frame) {
        long accepted = frame.accepted().toEpochMilli();
        into.putInt(frame.record().length)
                .putInt(checksum(accepted, frame.record()))
                .putLong(accepted)
                .put(frame.record());
    }

    /** The frame at this place; empty at the end, and where there is none that is whole. */
    static Optional<Frame> read(FileChannel file, long position, long end) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(FRAME_BYTES);
        if (position + FRAME_BYTES > end || !readFully(file, head, position)) {
            return Optional.empty();
        }
        head.flip();
        int length = head.getInt();
        int checksum = head.getInt();
        long accepted = head.getLong();
        if (length < 0 || length > MOST_RECORD_BYTES || position + FRAME_BYTES + length > end) {
            return Optional.empty();
        }
        ByteBuffer record = ByteBuffer.allocate(length);
        if (!readFully(file, record, position + FRAME_BYTES) || checksum(accepted, record.array()) != checksum) {
            return Optional.empty();
        }
        return Optional.of(new Frame(Instant.ofEpochMilli(accepted), record.array()));
    }

    private static int checksum(long accepted, byte[] record) {
        CRC32C checksum = new CRC32C();
        checksum.update(ByteBuffer.allocate(Long.BYTES).putLong(accepted).flip());
        checksum.update(record);
        return (int) checksum.getValue();
    }

    private static boolean readFully(FileChannel file, ByteBuffer into, long position) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int read = file.read(into, at);
            if (read < 0) {
                return false;
            }
            at += read;
        }
        return true;
    }
}
