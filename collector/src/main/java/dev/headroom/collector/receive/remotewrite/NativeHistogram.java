package dev.headroom.collector.receive.remotewrite;

import dev.headroom.collector.receive.histogram.ClassicForm;
import dev.headroom.collector.receive.histogram.DoublingBuckets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A histogram whose bounds follow from its schema, or are its own (Prometheus, "Native Histograms"), as it is written to the
 * wire.
 *
 * @param schema a doubling has two to its power buckets; {@link #OWN_BOUNDS} for those with bounds of their own
 * @param sum NaN when the sender has none; a certain NaN says that the series ended
 * @param zeros numbers too small for the first bucket
 */
record NativeHistogram(
        Instant time,
        int schema,
        Kind kind,
        double sum,
        double zeros,
        Buckets negative,
        Buckets positive,
        List<Double> ownBounds) {
    static final int OWN_BOUNDS = -53;

    private static final int COARSEST = -4;
    private static final int FINEST = 8;
    private static final int MOST_BOUNDS = 500;

    NativeHistogram {
        ownBounds = List.copyOf(ownBounds);
    }

    /** What its counts are. */
    enum Kind {
        TOTALS,
        /** They may fall, and say nothing of requests over time. */
        GAUGE,
        /** There are none: the series ended. */
        ENDED
    }

    /** A stretch of buckets without a gap: how far behind the one before, and how many. */
    record Span(int offset, int length) {}

    /** Counts of the buckets in the spans, in order. */
    record Buckets(List<Span> spans, List<Double> counts) {
        static final Buckets NONE = new Buckets(List.of(), List.of());

        Buckets {
            spans = List.copyOf(spans);
            counts = List.copyOf(counts);
        }

        double total() {
            return counts.stream().mapToDouble(Double::doubleValue).sum();
        }

        /** Hands over the index and count of each. */
        void forEach(BucketVisitor visitor) {
            int next = 0;
            long index = 0;
            for (Span span : spans) {
                index += span.offset();
                for (int i = 0; i < span.length() && next < counts.size(); i++) {
                    visitor.bucket(index++, counts.get(next++));
                }
            }
        }
    }

    /** Is told of one bucket after the other. */
    interface BucketVisitor {
        void bucket(long index, double count);
    }

    /** What a page would have shown instead: its form, and its numbers in that form. */
    @SuppressWarnings("ArrayRecordComponent") // many numbers, never compared
    record Classic(ClassicForm form, double[] numbers) {}

    /** Empty when it is of a kind that is not read. */
    Optional<Classic> classic() {
        if (kind == Kind.GAUGE || !hasCounts()) {
            return Optional.empty();
        }
        if (schema == OWN_BOUNDS) {
            return areOwnBoundsSound() ? Optional.of(classic(ownBounds, ownCounts())) : Optional.empty();
        }
        return schema >= COARSEST && schema <= FINEST
                ? Optional.of(classic(DoublingBuckets.bounds(), doublingCounts()))
                : Optional.empty();
    }

    private boolean hasCounts() {
        return zeros >= 0
                && Double.isFinite(zeros + negative.total() + positive.total())
                && Collections.min(counted()) >= 0;
    }

    private List<Double> counted() {
        List<Double> counts = new ArrayList<>(List.of(zeros));
        counts.addAll(negative.counts());
        counts.addAll(positive.counts());
        return counts;
    }

    private Classic classic(List<Double> bounds, double[] counts) {
        boolean summed = kind == Kind.ENDED || Double.isFinite(sum);
        double[] numbers = Arrays.copyOf(counts, counts.length + 1);
        numbers[counts.length] = sum;
        return new Classic(new ClassicForm(bounds, summed), numbers);
    }

    private double[] doublingCounts() {
        DoublingBuckets buckets = new DoublingBuckets(schema);
        buckets.addZeros(zeros);
        buckets.addZeros(negative.total());
        positive.forEach(buckets::add);
        return buckets.counts();
    }

    private boolean areOwnBoundsSound() {
        for (int i = 1; i < ownBounds.size(); i++) {
            if (!(ownBounds.get(i - 1) < ownBounds.get(i))) {
                return false;
            }
        }
        return ownBounds.size() <= MOST_BOUNDS && ownBounds.stream().allMatch(Double::isFinite);
    }

    /** Behind the last of its own bounds follows one bucket without. */
    private double[] ownCounts() {
        double[] counts = new double[ownBounds.size() + 1];
        positive.forEach((index, count) -> counts[Math.clamp(index, 0, counts.length - 1)] += count);
        return counts;
    }
}
