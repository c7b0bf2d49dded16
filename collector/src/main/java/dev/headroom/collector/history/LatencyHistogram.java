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

    /** Both together; only of one layout. */
    public LatencyHistogram plus(LatencyHistogram other) {
        if (!layout.equals(other.layout)) {
            throw new IllegalArgumentException("layouts must be equal to be added up");
        }
        long[] sums = counts.clone();
        Arrays.setAll(sums, i -> counts[i] + other.counts[i]);
        return new LatencyHistogram(layout, sums);
    }

    public long count() {
        return Arrays.stream(counts).sum();
    }

    /** Requests that took longer, linear within a bucket; those in the open last bucket count when it begins above. */
    public double countAbove(double seconds) {
        double above = 0;
        for (int i = 0; i < counts.length; i++) {
            double lower = i == 0 ? 0 : layout.upperBoundsSeconds().get(i - 1);
            double upper = layout.upperBoundsSeconds().get(i);
            if (lower >= seconds) {
                above += counts[i];
            } else if (upper > seconds && !Double.isInfinite(upper)) {
                above += counts[i] * (upper - seconds) / (upper - lower);
            }
        }
        return above;
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
