package dev.headroom.collector.receive.histogram;

import java.util.ArrayList;
import java.util.List;

/**
 * Exponential histograms on bounds that never change, so that they add up whatever scale the sender has at the moment: four
 * bounds for each doubling, from about a thousandth to about a thousand (OpenTelemetry, "ExponentialHistogram"; finer
 * scales fold into this one exactly, for their bounds include these). Of a coarser scale whole buckets count at their upper
 * bound. Zeros and negative numbers fall into the first bucket. One thread.
 */
public final class DoublingBuckets {
    private static final int SCALE = 2;
    private static final int FIRST = -10 << SCALE;
    private static final int LAST = 10 << SCALE;
    private static final List<Double> BOUNDS = allBounds();

    private final int scale;
    private final double[] counts = new double[LAST - FIRST + 2];

    /** The sender's scale: a doubling has two to its power buckets. */
    public DoublingBuckets(int scale) {
        this.scale = scale;
    }

    /** Upper bounds in the sender's unit, without the last one. */
    public static List<Double> bounds() {
        return BOUNDS;
    }

    private static List<Double> allBounds() {
        List<Double> bounds = new ArrayList<>();
        for (int exponent = FIRST; exponent <= LAST; exponent++) {
            bounds.add(Math.pow(2, exponent / (double) (1 << SCALE)));
        }
        return List.copyOf(bounds);
    }

    /** Numbers that are not above zero, or too small for the sender to tell. */
    public void addZeros(double count) {
        counts[0] += count;
    }

    /** Numbers up to the bound of that index: two to the power of the index divided by the buckets of a doubling. */
    public void add(long index, double count) {
        counts[position(index)] += count;
    }

    /** The first of our bounds that is not below it. */
    private int position(long index) {
        long exponent = scale >= SCALE
                ? Math.ceilDiv(index, 1L << Math.min(scale - SCALE, 40))
                : index * (1L << Math.min(SCALE - scale, 20));
        return (int) Math.clamp(exponent - FIRST, 0, (long) LAST - FIRST + 1);
    }

    /** Requests of each bucket by itself. */
    public double[] counts() {
        return counts.clone();
    }
}
