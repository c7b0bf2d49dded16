package dev.headroom.collector.ingest.disk;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Takes the fields of a record back in the order in which {@link RecordWriter} put them. Every method throws
 * {@link BufferUnderflowException} at the end of the record, whatever lengths the record claims.
 */
final class RecordReader {
    private final ByteBuffer bytes;

    RecordReader(byte[] record) {
        this.bytes = ByteBuffer.wrap(record);
    }

    boolean isAtEnd() {
        return !bytes.hasRemaining();
    }

    int int1() {
        return bytes.get();
    }

    int int4() {
        return bytes.getInt();
    }

    long int8() {
        return bytes.getLong();
    }

    int count() {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = bytes.get();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a count has at most five bytes");
    }

    /** A count of things that take at least one byte each, so never more than there are bytes left. */
    int length() {
        int length = count();
        if (length < 0 || length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        return length;
    }

    double number() {
        return bytes.getDouble();
    }

    Instant time() {
        long seconds = bytes.getLong();
        return Instant.ofEpochSecond(seconds, bytes.getInt());
    }

    String text() {
        byte[] encoded = new byte[length()];
        bytes.get(encoded);
        return new String(encoded, StandardCharsets.UTF_8);
    }
}
