package dev.headroom.collector.exposition;

import java.util.Arrays;
import java.util.Optional;

/** The bytes of a page around its numbers: {@code part[0] number[0] part[1] … number[n-1] part[n]}. Immutable. */
final class Skeleton {
    /** Fits no page. */
    static final Skeleton NONE = new Skeleton(new byte[0], new int[0], PageFormat.PROMETHEUS_TEXT);

    /** Pages with longer numbers are read the slow way, so that no line that fits grows beyond its limit unseen. */
    static final int LONGEST_NUMBER_BYTES = 40;

    private final byte[] bytes;
    private final int[] partEnds;
    private final PageFormat format;

    private Skeleton(byte[] bytes, int[] partEnds, PageFormat format) {
        this.bytes = bytes;
        this.partEnds = partEnds;
        this.format = format;
    }

    /** What is left of the body without the numbers, given by start and end of each. */
    static Skeleton of(byte[] body, int length, int[] numbers, PageFormat format) {
        byte[] bytes = new byte[length];
        int[] partEnds = new int[numbers.length / 2 + 1];
        int from = 0;
        int size = 0;
        for (int part = 0; part < partEnds.length; part++) {
            boolean last = part == partEnds.length - 1;
            int to = last ? length : numbers[2 * part];
            System.arraycopy(body, from, bytes, size, to - from);
            size += to - from;
            partEnds[part] = size;
            from = last ? length : numbers[2 * part + 1];
        }
        return new Skeleton(Arrays.copyOf(bytes, size), partEnds, format);
    }

    /** Start and end of each number, when the body differs in nothing but numbers, each of a valid form. */
    Optional<int[]> match(byte[] body, int length, PageFormat pageFormat) {
        if (partEnds.length == 0 || pageFormat != format) {
            return Optional.empty();
        }
        int[] numbers = new int[2 * (partEnds.length - 1)];
        int at = 0;
        int partStart = 0;
        for (int part = 0; part < partEnds.length; part++) {
            int size = partEnds[part] - partStart;
            if (at + size > length || !Arrays.equals(body, at, at + size, bytes, partStart, partEnds[part])) {
                return Optional.empty();
            }
            at += size;
            partStart = partEnds[part];
            if (2 * part < numbers.length) {
                int end = Numbers.end(body, at, length);
                if (end < 0 || end - at > LONGEST_NUMBER_BYTES) {
                    return Optional.empty();
                }
                numbers[2 * part] = at;
                numbers[2 * part + 1] = end;
                at = end;
            }
        }
        return at == length ? Optional.of(numbers) : Optional.empty();
    }
}
