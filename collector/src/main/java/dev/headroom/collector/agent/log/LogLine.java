package dev.headroom.collector.agent.log;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A line within a buffer that goes on to be used: good until the next one. One thread. */
final class LogLine {

    private final byte[] bytes;
    private final int start;
    private final int end;
    private @Nullable String text;

    LogLine(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
    }

    boolean contains(byte[] wanted) {
        byte first = wanted[0];
        for (int i = start; i <= end - wanted.length; i++) {
            if (bytes[i] == first && isAt(wanted, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(byte[] wanted, int at) {
        for (int i = 1; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** As characters; bytes that are no UTF-8 become replacement characters. */
    String text() {
        String known = text;
        if (known == null) {
            known = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            text = known;
        }
        return known;
    }
}
