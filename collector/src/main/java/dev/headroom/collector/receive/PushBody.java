package dev.headroom.collector.receive;

import java.io.IOException;
import java.io.InputStream;

/**
 * What was posted, not read yet.
 *
 * @param contentType as the header says; empty when absent
 * @param contentEncoding as the header says; empty when absent
 */
public record PushBody(String contentType, String contentEncoding, InputStream content) {

    /** The bytes as they came. */
    public byte[] read(int limitBytes) throws IOException, TooLarge {
        return read(content, limitBytes);
    }

    /** Everything the stream holds, unless that is more than the limit. */
    public static byte[] read(InputStream stream, int limitBytes) throws IOException, TooLarge {
        byte[] bytes = stream.readNBytes(limitBytes + 1);
        if (bytes.length > limitBytes) {
            throw new TooLarge(limitBytes);
        }
        return bytes;
    }

    /** More bytes than are taken; without a stack trace, for a sender triggers it. */
    public static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1L;

        public TooLarge(int limitBytes) {
            super("The body holds more than " + limitBytes + " bytes.", null, false, false);
        }
    }
}
