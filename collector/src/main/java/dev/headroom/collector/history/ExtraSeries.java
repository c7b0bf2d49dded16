package dev.headroom.collector.history;

import dev.headroom.collector.sample.SeriesKey;
import java.time.Instant;

/**
 * One series that is kept because a dialect names it.
 *
 * @param counter whether its values are rates per second, rather than what was read
 * @param unit such as {@code tokens}; empty when the dialect does not say
 */
public record ExtraSeries(SeriesKey key, boolean counter, String unit, Instant lastSample) {}
