package dev.headroom.collector.fuzzing;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Where Jazzer comes in, in a process of its own. */
public final class FuzzEntry {
    /** Label of the only reader; without it, the first byte of an input says whose it is. */
    static final String READER = "headroom.fuzz.reader";

    private static final String ONLY = System.getProperty(READER, "");
    private static final Map<Reader, FuzzTarget> TARGETS = new EnumMap<>(Reader.class);

    private FuzzEntry() {}

    /** Called by Jazzer for every input. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        if (!ONLY.isEmpty()) {
            target(Reader.labelled(ONLY)).read(input);
        } else if (input.length > 0 && input[0] >= 0 && input[0] < Reader.ALL.size()) {
            target(Reader.ALL.get(input[0])).read(Arrays.copyOfRange(input, 1, input.length));
        }
    }

    private static FuzzTarget target(Reader reader) {
        return TARGETS.computeIfAbsent(reader, Reader::target);
    }
}
