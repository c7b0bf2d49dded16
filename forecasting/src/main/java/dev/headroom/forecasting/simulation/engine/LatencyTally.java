package dev.headroom.forecasting.simulation.engine;

import dev.headroom.collector.sample.BucketLayout;
import dev.headroom.collector.sample.reading.CumulativeHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** A histogram that is being filled; counts may be fractions where requests flow. One thread. */
public final class LatencyTally {

    private final BucketLayout layout;
    private final double[] bounds;
    private final double[] counts;
    private double sumSeconds;

    LatencyTally(BucketLayout layout) {
        this.layout = layout;
        this.bounds = layout.upperBoundsSeconds().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        this.counts = new double[bounds.length];
    }

    void observe(double seconds, double times) {
        int bucket = 0;
        while (seconds > bounds[bucket]) {
            bucket++;
        }
        counts[bucket] += times;
        sumSeconds += seconds * times;
    }

    /** Adds requests that are spread as {@code cdf} says, which must reach 1. */
    public void spread(double times, double meanSeconds, DoubleUnaryOperator cdf) {
        double below = 0;
        for (int bucket = 0; bucket < bounds.length && below < 1; bucket++) {
            double upTo = Double.isInfinite(bounds[bucket]) ? 1 : cdf.applyAsDouble(bounds[bucket]);
            counts[bucket] += times * Math.max(0, upTo - below);
            below = Math.max(below, upTo);
        }
        sumSeconds += times * meanSeconds;
    }

    LatencyTally copy() {
        LatencyTally copy = new LatencyTally(layout);
        System.arraycopy(counts, 0, copy.counts, 0, counts.length);
        copy.sumSeconds = sumSeconds;
        return copy;
    }

    public BucketLayout layout() {
        return layout;
    }

    public double sumSeconds() {
        return sumSeconds;
    }

    public double count() {
        double count = 0;
        for (double inBucket : counts) {
            count += inBucket;
        }
        return count;
    }

    /** Whole requests per bucket since {@code earlier}; fractions are carried over rather than lost. */
    public List<Integer> countsSince(LatencyTally earlier) {
        List<Integer> increase = new ArrayList<>(counts.length);
        for (int bucket = 0; bucket < counts.length; bucket++) {
            increase.add(Math.toIntExact(Math.round(counts[bucket]) - Math.round(earlier.counts[bucket])));
        }
        return increase;
    }

    /** As a metrics page shows it: cumulative over the buckets, whole requests. */
    public CumulativeHistogram cumulative() {
        double[] cumulative = new double[counts.length];
        double sum = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            sum += Math.round(counts[bucket]);
            cumulative[bucket] = sum;
        }
        return new CumulativeHistogram(layout, cumulative, sumSeconds);
    }
}
