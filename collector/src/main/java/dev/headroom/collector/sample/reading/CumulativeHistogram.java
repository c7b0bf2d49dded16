package dev.headroom.collector.sample.reading;

import dev.headroom.collector.sample.BucketLayout;
import java.util.List;

/**
 * A latency histogram as a page shows it.
 *
 * @param cumulativeCounts requests at or below each bound since the server started, non-decreasing
 * @param sumSeconds NaN when the page has no sum
 */
public record CumulativeHistogram(BucketLayout layout, List<Double> cumulativeCounts, double sumSeconds) {
    public CumulativeHistogram {
        cumulativeCounts = List.copyOf(cumulativeCounts);
        if (cumulativeCounts.size() != layout.size()) {
            throw new IllegalArgumentException(
                    "counts must match the layout, were " + cumulativeCounts.size() + " and " + layout.size());
        }
    }

    public double count() {
        return cumulativeCounts.getLast();
    }
}
