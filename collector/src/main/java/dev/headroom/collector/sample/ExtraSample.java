package dev.headroom.collector.sample;

import java.time.Instant;

/**
 * One stored row of one extra series.
 *
 * @param coveredSeconds for a counter the interval over which {@code value} was added; NaN for a gauge
 */
public record ExtraSample(Instant time, SeriesKey series, double coveredSeconds, double value) {
    /** Of a counter, whose rows are increases, or of a gauge. */
    public boolean isIncrease() {
        return !Double.isNaN(coveredSeconds);
    }
}
