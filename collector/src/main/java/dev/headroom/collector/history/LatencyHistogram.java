package dev.headroom.collector.history;

import dev.headroom.collector.sample.BucketLayout;
import java.util.Arrays;

/** Requests per latency bucket, added up over nodes and time. Quantiles exist only here, never averaged. */
public final class LatencyHistogram {

    private final BucketLayout layout;
    private final long[] counts;

    public LatencyHistogram(BucketLayout layout, long[] counts) {
        if (counts.length != layout.size()) {
            throw new IllegalArgumentException(
                    "counts must match the layout, were " + counts.length + " and " + layout.size());
        }
        this.layout = layout;
        this.counts = counts.clone();
    }

    public BucketLayout layout() {
        return layout;
    }

    public long count() {
        return Arrays.stream(counts).sum();
    }

    /**
     * The latency in seconds below which the share {@code q} of requests stayed, linear within a bucket (Prometheus
     * docs, "histogram_quantile"). NaN without requests. A quantile in the open last bucket is that bucket's lower
     * bound: at least so much.
     */
    public double quantile(double q) {
        long total = count();
        if (total == 0) {
            return Double.NaN;
        }
        double rank = q * total;
        long below = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0 && below + counts[i] >= rank) {
                double lower = i == 0 ? 0 : layout.upperBoundsSeconds().get(i - 1);
                double upper = layout.upperBoundsSeconds().get(i);
                return Double.isInfinite(upper) ? lower : lower + (upper - lower) * (rank - below) / counts[i];
            }
            below += counts[i];
        }
        return Double.NaN;
    }
}
