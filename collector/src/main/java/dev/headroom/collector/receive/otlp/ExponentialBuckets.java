package dev.headroom.collector.receive.otlp;

import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Exponential histograms on bounds that never change, so that they add up whatever scale the sender has at the moment: four
 * bounds for each doubling, from about a thousandth to about a thousand (OpenTelemetry, "ExponentialHistogram"; scales
 * above ours fold into it exactly, for their bounds include ours). Of a coarser scale whole buckets count at their upper
 * bound. Zeros and negative numbers fall into the first bucket.
 */
final class ExponentialBuckets {
    private static final int SCALE = 2;
    private static final int FIRST = -10 << SCALE;
    private static final int LAST = 10 << SCALE;

    private ExponentialBuckets() {}

    /** Upper bounds in the sender's unit, without the last one. */
    static List<Double> bounds() {
        List<Double> bounds = new ArrayList<>();
        for (int exponent = FIRST; exponent <= LAST; exponent++) {
            bounds.add(Math.pow(2, exponent / (double) (1 << SCALE)));
        }
        return bounds;
    }

    /** Requests of each bucket by itself. */
    static double[] counts(ExponentialHistogramDataPoint point) {
        double[] counts = new double[LAST - FIRST + 2];
        counts[0] += point.getZeroCount();
        for (long negative : point.getNegative().getBucketCountsList()) {
            counts[0] += negative;
        }
        ExponentialHistogramDataPoint.Buckets positive = point.getPositive();
        for (int i = 0; i < positive.getBucketCountsCount(); i++) {
            // The bucket holds what is at most base^(index + 1).
            long upper = (long) positive.getOffset() + i + 1;
            counts[position(upper, point.getScale())] += positive.getBucketCounts(i);
        }
        return counts;
    }

    /** Where an upper bound of another scale falls: the first of our bounds that is not below it. */
    private static int position(long upper, int scale) {
        long exponent = scale >= SCALE
                ? Math.ceilDiv(upper, 1L << Math.min(scale - SCALE, 40))
                : upper * (1L << Math.min(SCALE - scale, 20));
        return (int) Math.clamp(exponent - FIRST, 0, (long) LAST - FIRST + 1);
    }
}
