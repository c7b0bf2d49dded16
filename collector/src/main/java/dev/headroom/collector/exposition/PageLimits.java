package dev.headroom.collector.exposition;

/**
 * What one page may hold. A page over any limit is refused whole: a silent cut would look like a change of load.
 *
 * @param series samples on the page
 * @param labels labels of one series
 * @param nameBytes a metric or label name
 * @param valueBytes a label value
 * @param lineBytes one line, help texts included
 */
public record PageLimits(int series, int labels, int nameBytes, int valueBytes, int lineBytes) {
    public static final PageLimits DEFAULT = new PageLimits(50_000, 64, 256, 2048, 64 * 1024);

    public PageLimits {
        requirePositive("series", series);
        requirePositive("labels", labels);
        requirePositive("nameBytes", nameBytes);
        requirePositive("valueBytes", valueBytes);
        requirePositive("lineBytes", lineBytes);
    }

    public int of(PageLimit limit) {
        return switch (limit) {
            case SERIES -> series;
            case LABELS -> labels;
            case NAME_BYTES -> nameBytes;
            case VALUE_BYTES -> valueBytes;
            case LINE_BYTES -> lineBytes;
        };
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be >= 1, was " + value);
        }
    }
}
