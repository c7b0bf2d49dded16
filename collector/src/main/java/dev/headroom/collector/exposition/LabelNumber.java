package dev.headroom.collector.exposition;

import java.nio.charset.StandardCharsets;

/** A number inside a label, such as {@code le="0.5"}. */
public final class LabelNumber {
    private LabelNumber() {}

    /** NaN when the text is no number, or says NaN. */
    public static double of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length > 0 && Numbers.end(bytes, 0, bytes.length) == bytes.length
                ? Numbers.value(bytes, 0, bytes.length)
                : Double.NaN;
    }
}
