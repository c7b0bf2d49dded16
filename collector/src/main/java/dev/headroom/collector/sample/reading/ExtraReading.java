package dev.headroom.collector.sample.reading;

import dev.headroom.collector.sample.SeriesKey;

/**
 * A series as one page shows it.
 *
 * @param counter whether the value is a running total, so that its increase is what counts
 * @param unit of the value, such as {@code tokens}; empty when unknown
 */
public record ExtraReading(SeriesKey series, boolean counter, String unit, double value) {
    public ExtraReading(SeriesKey series, boolean counter, double value) {
        this(series, counter, "", value);
    }
}
