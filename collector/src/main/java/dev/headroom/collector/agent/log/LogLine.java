package dev.headroom.collector.agent.log;

import java.nio.charset.StandardCharsets;

/** A line within a buffer that goes on to be used: good until the next one. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LogLine(byte[] bytes, int start, int end) {

    /** As characters; bytes that are no UTF-8 become replacement characters. */
    String text() {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
