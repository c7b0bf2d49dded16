package dev.headroom.collector.exposition;

import org.jspecify.annotations.Nullable;

/**
 * The numbers of one scrape on their {@link PageLayout}. Numbers are converted when they are asked for: of a page with
 * 700 lines some 150 are wanted. Valid only until the body's buffer is used again; one thread.
 */
public final class Page {
    private static final byte[] NO_BODY = {};

    private final PageLayout layout;
    private final byte[] body;
    private final int[] numbers;
    private final double @Nullable [] given;
    private int overflows;

    /** Numbers holds start and end of each number in the body, in the order of the layout's series. */
    Page(PageLayout layout, byte[] body, int[] numbers) {
        this.layout = layout;
        this.body = body;
        this.numbers = numbers;
        this.given = null;
    }

    private Page(PageLayout layout, double[] given) {
        this.layout = layout;
        this.body = NO_BODY;
        this.numbers = new int[0];
        this.given = given;
    }

    /** A page that was put together from series instead of being read; one value for each series of the layout. */
    public static Page of(PageLayout layout, double[] values) {
        if (values.length != layout.series().size()) {
            throw new IllegalArgumentException("values must match the layout, were " + values.length + " and "
                    + layout.series().size());
        }
        return new Page(layout, values.clone());
    }

    public PageLayout layout() {
        return layout;
    }

    /** Value of the series at this position of the layout. */
    public double value(int series) {
        if (given != null) {
            return given[series];
        }
        int start = numbers[2 * series];
        double value = Numbers.value(body, start, numbers[2 * series + 1]);
        if (Double.isInfinite(value) && !Numbers.isWord(body, start)) {
            overflows++;
        }
        return value;
    }

    /** How many of the values read so far were finite on the page and too large for a double, such as {@code 1e999}. */
    public int overflows() {
        return overflows;
    }
}
