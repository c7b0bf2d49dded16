package dev.headroom.collector.scrape.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Bytes that are read over and over into the same array, up to a limit. One thread at a time. */
public final class BodyBuffer {

    private static final int FIRST_CAPACITY = 16 * 1024;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;

    /** The array itself, for reading; only the first {@link #length} bytes count, until the next read. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    int capacity() {
        return bytes.length;
    }

    /** Replaces the content by the stream's, to its end; false when the stream holds more than the limit. */
    public boolean readAll(InputStream in, int limitBytes) throws IOException {
        length = 0;
        while (true) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(2L * bytes.length, limitBytes + 1L));
            }
            int read = in.read(bytes, length, Math.min(bytes.length, limitBytes + 1) - length);
            if (read < 0) {
                return true;
            }
            length += read;
            if (length > limitBytes) {
                return false;
            }
        }
    }
}
