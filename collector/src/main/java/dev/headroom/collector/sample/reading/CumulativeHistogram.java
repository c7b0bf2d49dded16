package dev.headroom.collector.sample.reading;

import dev.headroom.collector.sample.BucketLayout;
import java.util.Arrays;

/**
 * A latency histogram as a page shows it. Thousands are kept from one scrape to the next, so the counts are plain numbers.
 * Immutable.
 */
public final class CumulativeHistogram {
    private final BucketLayout layout;
    private final double[] counts;
    private final double sumSeconds;

    /**
     * As it was read.
     *
     * @param cumulativeCounts requests at or below each bound since the server started, non-decreasing
     * @param sumSeconds NaN when the page has no sum
     */
    public CumulativeHistogram(BucketLayout layout, double[] cumulativeCounts, double sumSeconds) {
        if (cumulativeCounts.length != layout.size()) {
            throw new IllegalArgumentException(
                    "counts must match the layout, were " + cumulativeCounts.length + " and " + layout.size());
        }
        this.layout = layout;
        this.counts = cumulativeCounts.clone();
        this.sumSeconds = sumSeconds;
    }

    public BucketLayout layout() {
        return layout;
    }

    /** Requests at or below the bound of that bucket. */
    public double cumulativeCount(int bucket) {
        return counts[bucket];
    }

    /** Requests in that bucket alone. */
    public double countIn(int bucket) {
        return bucket == 0 ? counts[0] : counts[bucket] - counts[bucket - 1];
    }

    /** All requests. */
    public double count() {
        return counts[counts.length - 1];
    }

    public double sumSeconds() {
        return sumSeconds;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CumulativeHistogram that
                && layout.equals(that.layout)
                && Arrays.equals(counts, that.counts)
                && Double.compare(sumSeconds, that.sumSeconds) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * layout.hashCode() + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return layout.upperBoundsSeconds() + " " + Arrays.toString(counts) + " sum " + sumSeconds;
    }
}
