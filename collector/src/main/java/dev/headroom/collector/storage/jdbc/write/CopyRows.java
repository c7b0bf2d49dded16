package dev.headroom.collector.storage.jdbc.write;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Rows in the format of {@code COPY … WITH (FORMAT binary)} (PostgreSQL docs, "COPY", "Binary Format"). Begin a row, then
 * append its fields in the order of the columns; NaN becomes NULL. One thread.
 */
final class CopyRows {
    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', -1, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final long EPOCH_SECONDS =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final int INT4_TYPE = 23;

    private final int columns;
    private byte[] bytes = Arrays.copyOf(HEADER, 1 << 14);
    private int length = HEADER.length;
    private int rows;

    CopyRows(int columns) {
        this.columns = columns;
    }

    CopyRows row() {
        int2(columns);
        rows++;
        return this;
    }

    CopyRows time(Instant time) {
        long micros = (time.getEpochSecond() - EPOCH_SECONDS) * 1_000_000 + time.getNano() / 1_000;
        int4(8);
        return int8(micros);
    }

    CopyRows integer(int value) {
        int4(4);
        return int4(value);
    }

    CopyRows small(int value) {
        int4(2);
        return int2(value);
    }

    CopyRows big(long value) {
        int4(8);
        return int8(value);
    }

    CopyRows nothing() {
        return int4(-1);
    }

    CopyRows flag(boolean value) {
        int4(1);
        room(1);
        bytes[length++] = (byte) (value ? 1 : 0);
        return this;
    }

    CopyRows real(double value) {
        return Double.isNaN(value) ? nothing() : integer(Float.floatToRawIntBits((float) value));
    }

    CopyRows number(double value) {
        return Double.isNaN(value) ? nothing() : big(Double.doubleToRawLongBits(value));
    }

    CopyRows text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        int4(encoded.length);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return this;
    }

    CopyRows integers(List<Integer> values) {
        int4(20 + 8 * values.size());
        int4(1).int4(0).int4(INT4_TYPE).int4(values.size()).int4(1);
        for (int value : values) {
            integer(value);
        }
        return this;
    }

    int rows() {
        return rows;
    }

    /** The finished stream; the rows are forgotten with {@link #clear}. */
    byte[] finished() {
        int end = length;
        int2(-1);
        byte[] stream = Arrays.copyOf(bytes, length);
        length = end;
        return stream;
    }

    void clear() {
        length = HEADER.length;
        rows = 0;
    }

    private CopyRows int2(int value) {
        room(2);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
        return this;
    }

    private CopyRows int4(int value) {
        return int2(value >> 16).int2(value);
    }

    private CopyRows int8(long value) {
        return int4((int) (value >> 32)).int4((int) value);
    }

    private void room(int wanted) {
        if (bytes.length - length < wanted) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + wanted));
        }
    }
}
