package dev.headroom.collector.sample;

/**
 * A series as one page shows it.
 *
 * @param counter whether the value is a running total, so that its increase is what counts
 */
public record ExtraReading(SeriesKey series, boolean counter, double value) {}
