package dev.headroom.collector.receive.otlp;

import java.time.Instant;

/**
 * One data point in a form that no longer knows OTLP.
 *
 * @param start since when a total counts, {@link Instant#EPOCH} when the sender does not tell
 * @param ended the sender says that the series has no value any more
 */
@SuppressWarnings("ArrayRecordComponent") // many numbers, never compared
record DataPoint(
        Instant time,
        Instant start,
        Shape.Metric metric,
        Shape shape,
        Accumulation accumulation,
        double[] numbers,
        boolean ended) {

    /** What the numbers count. */
    enum Accumulation {
        /** Nothing: they are as read. */
        NONE,
        /** Everything since the start. */
        CUMULATIVE,
        /** What was added since the data point before. */
        DELTA
    }
}
