package dev.headroom.collector.receive.otlp;

import dev.headroom.collector.receive.histogram.DoublingBuckets;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;

/** What OTLP's exponential histograms count, on {@link DoublingBuckets}. */
final class ExponentialBuckets {

    private ExponentialBuckets() {}

    static double[] counts(ExponentialHistogramDataPoint point) {
        DoublingBuckets buckets = new DoublingBuckets(point.getScale());
        buckets.addZeros((double) point.getZeroCount());
        point.getNegative().getBucketCountsList().forEach(buckets::addZeros);
        ExponentialHistogramDataPoint.Buckets positive = point.getPositive();
        for (int i = 0; i < positive.getBucketCountsCount(); i++) {
            buckets.add((long) positive.getOffset() + i + 1, (double) positive.getBucketCounts(i));
        }
        return buckets.counts();
    }
}
