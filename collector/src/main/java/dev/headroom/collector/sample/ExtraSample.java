package dev.headroom.collector.sample;

import java.time.Instant;

/**
 * One stored row of one extra series.
 *
 * @param coveredSeconds for a counter the interval over which {@code value} was added; NaN for a gauge
 * @param unit of the value; empty when unknown, and then the one that is known already stays
 */
public record ExtraSample(Instant time, SeriesKey series, double coveredSeconds, String unit, double value)
        implements SampleRow {
    public ExtraSample(Instant time, SeriesKey series, double coveredSeconds, double value) {
        this(time, series, coveredSeconds, "", value);
    }

    /** Of a counter, whose rows are increases, or of a gauge. */
    public boolean isIncrease() {
        return !Double.isNaN(coveredSeconds);
    }
}
