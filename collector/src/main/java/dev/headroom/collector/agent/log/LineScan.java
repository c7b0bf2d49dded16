package dev.headroom.collector.agent.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Finds the lines that match each of several patterns, in one pass over the bytes however many patterns there are: bytes
 * that are no text's rarest are passed over, and only a line with a text that an expression cannot do without is made into
 * characters. One thread, but for {@link #lines}.
 */
final class LineScan implements LogLines {

    private static final int BYTES = 256;
    private static final Text[] NO_TEXTS = {};

    /** What a matching line holds, looked for wherever its rarest byte is. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Text(byte[] bytes, int rarest, int pattern) {

        boolean isAt(int from, byte[] block, int end) {
            return from + bytes.length <= end
                    && Arrays.equals(bytes, 0, bytes.length, block, from, from + bytes.length);
        }
    }

    private final List<LogPattern> patterns;
    private final IntConsumer matched;
    /** By byte; null for those to pass over. */
    private final Text[][] textsByByte = new Text[BYTES][];

    private final int[] patternsWithoutText;
    /** By pattern, the line for which it is known whether it matches. */
    private final long[] settledLine;

    private byte[] block = {};
    private int blockEnd;
    private int lineStart;
    private long line;
    private volatile long lines;

    /** The index of a pattern is handed over once for each line that matches it. */
    LineScan(List<LogPattern> patterns, IntConsumer matched) {
        this.patterns = List.copyOf(patterns);
        this.matched = matched;
        this.settledLine = new long[patterns.size()];
        Arrays.fill(settledLine, -1);
        textsByByte['\n'] = NO_TEXTS;
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
            for (String text : patterns.get(pattern).texts()) {
                add(text, pattern);
            }
        }
        this.patternsWithoutText = IntStream.range(0, patterns.size())
                .filter(pattern -> patterns.get(pattern).texts().isEmpty())
                .toArray();
    }

    private void add(String text, int pattern) {
        if (text.indexOf('\n') >= 0) {
            return; // in no line
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int rarest = ByteRarity.rarest(bytes);
        int value = bytes[rarest] & 0xFF;
        Text[] known = textsByByte[value] == null ? NO_TEXTS : textsByByte[value];
        Text[] more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = new Text(bytes, rarest, pattern);
        textsByByte[value] = more;
    }

    /** How many were looked at. Any thread. */
    long lines() {
        return lines;
    }

    @Override
    public void accept(byte[] bytes, int length) {
        block = bytes;
        blockEnd = length;
        lineStart = 0;
        for (int i = 0; i < length; i++) {
            Text[] texts = textsByByte[bytes[i] & 0xFF];
            if (texts == null) {
                continue;
            }
            if (bytes[i] == '\n') {
                endLine(i);
            } else {
                look(texts, i);
            }
        }
        if (lineStart < length) {
            endLine(length);
        }
        lines = line;
    }

    private void endLine(int end) {
        for (int pattern : patternsWithoutText) {
            settle(pattern, end);
        }
        line++;
        lineStart = end + 1;
    }

    private void look(Text[] texts, int at) {
        for (Text text : texts) {
            int from = at - text.rarest;
            if (settledLine[text.pattern] != line && from >= lineStart && text.isAt(from, block, longest(blockEnd))) {
                settle(text.pattern, endOfLine(at));
            }
        }
    }

    private void settle(int pattern, int end) {
        settledLine[pattern] = line;
        if (patterns.get(pattern).matches(new LogLine(block, lineStart, longest(end)))) {
            matched.accept(pattern);
        }
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < blockEnd && block[end] != '\n') {
            end++;
        }
        return end;
    }

    /** Of a longer line only the beginning counts. */
    private int longest(int end) {
        return Math.min(end, lineStart + LogTail.LONGEST_LINE);
    }
}
