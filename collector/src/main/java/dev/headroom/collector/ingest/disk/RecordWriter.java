package dev.headroom.collector.ingest.disk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** The fields of a record, one after the other, big-endian; {@link RecordReader} takes them back in the same order. */
final class RecordWriter {
    private byte[] bytes = new byte[4096];
    private int length;

    RecordWriter int1(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    RecordWriter int4(int value) {
        return int1(value >> 24).int1(value >> 16).int1(value >> 8).int1(value);
    }

    RecordWriter int8(long value) {
        return int4((int) (value >> 32)).int4((int) value);
    }

    /** Seven bits a byte, lowest first; short for small numbers that are not negative. */
    RecordWriter count(int value) {
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            int1((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        return int1(rest);
    }

    RecordWriter number(double value) {
        return int8(Double.doubleToRawLongBits(value));
    }

    RecordWriter numbers(double... values) {
        for (double value : values) {
            number(value);
        }
        return this;
    }

    RecordWriter time(Instant time) {
        return int8(time.getEpochSecond()).int4(time.getNano());
    }

    RecordWriter text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        count(encoded.length);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return this;
    }

    byte[] finished() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int wanted) {
        if (bytes.length - length < wanted) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + wanted));
        }
    }
}
