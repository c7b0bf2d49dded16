package dev.headroom.collector.sample.reading;

/**
 * Tells a total that began anew from one that went back a little, as one does that is added up over workers of which one
 * ended. Counting the latter from zero would make a peak of everything that was ever counted (VictoriaMetrics draws the
 * line at the same place).
 */
public final class CounterReset {
    /** A total that lost less than this part of itself went back; more is a new beginning. */
    private static final int PART = 8;

    private CounterReset() {}

    /** What was added between the two; unknown when one of them is. */
    public static double increase(double before, double now) {
        return now < before ? sinceFall(before, now) : now - before;
    }

    private static double sinceFall(double before, double now) {
        return (before - now) * PART < before ? 0 : now;
    }
}
