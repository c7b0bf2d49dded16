package dev.headroom.alerts.diagnosis;

import dev.headroom.collector.history.Signal;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;

/**
 * Whether the GPUs run slower than they could: decode steps take longer than learned while the devices say that they are
 * throttled, or while their clocks or their power lie below what is usual. Clocks are only known of the last hours;
 * further back power has to do.
 */
final class Throttling {

    /** Steps this much longer than learned are felt by users. */
    private static final double SLOWER = 1.1;
    /** Where only clocks or power tell, the steps must be longer by more than the fit errs. */
    private static final double CLEARLY_SLOWER = 1.2;
    /** With a queue this share of held-down devices explains it, even where no step is known. */
    private static final double MANY_DEVICES = 0.1;

    private static final double CLOCK_DROP = 0.85;
    private static final double POWER_DROP = 0.8;
    private static final double WORKING = 0.3;
    private static final double USUAL_RANK = 0.75;
    private static final double MOST_PREFILL = 0.9;

    private final Bounds bounds;
    private final double usualClock;
    private final double usualWatts;

    private Throttling(Bounds bounds, double usualClock, double usualWatts) {
        this.bounds = bounds;
        this.usualClock = usualClock;
        this.usualWatts = usualWatts;
    }

    /** What is usual is learned from the moments themselves, so that they should be more than the busy ones. */
    static Throttling over(Bounds bounds, List<Moment> moments) {
        return new Throttling(
                bounds,
                usual(moments, moment -> moment.get(Signal.GPU_CLOCK_HIGHEST_MEGAHERTZ)),
                usual(moments, Throttling::wattsPerUtilization));
    }

    private static double usual(List<Moment> moments, ToDoubleFunction<Moment> value) {
        double[] known = moments.stream()
                .mapToDouble(value)
                .filter(one -> !Double.isNaN(one))
                .sorted()
                .toArray();
        return known.length == 0 ? Double.NaN : known[(int) (USUAL_RANK * (known.length - 1))];
    }

    private static double wattsPerUtilization(Moment moment) {
        double utilization = moment.gpuUtilization();
        return utilization >= WORKING ? moment.get(Signal.GPU_POWER_WATTS) / utilization : Double.NaN;
    }

    /** The last argument is asked only when a queue needs it. */
    boolean explains(Moment moment, boolean queued, BooleanSupplier imbalanced) {
        double slowdown = slowdown(moment);
        double held = moment.get(Signal.GPU_THROTTLED_RATIO);
        if (held > 0) {
            return slowdown >= SLOWER || (queued && (held >= MANY_DEVICES || imbalanced.getAsBoolean()));
        }
        boolean slowClocks = moment.get(Signal.GPU_CLOCK_LOWEST_MEGAHERTZ) < CLOCK_DROP * usualClock;
        // Devices that say they are not throttled are believed.
        boolean lowPower = Double.isNaN(held) && wattsPerUtilization(moment) < POWER_DROP * usualWatts;
        return slowdown >= CLEARLY_SLOWER && (slowClocks || lowPower);
    }

    /**
     * How much longer a decode step takes than α and β, and γ for the prefill beside it, make one expect; 1 is as
     * learned, NaN when nothing was learned. One second of a node holds (G/b)(α + βb) and γP.
     */
    double slowdown(Moment moment) {
        double nodes = moment.get(Signal.NODES_UP);
        double prefill = moment.prefillTokensPerSecond() / nodes / bounds.prefillPerNode();
        double share = Double.isNaN(prefill) ? 0 : Math.min(MOST_PREFILL, prefill);
        double expected = (bounds.decodeBaseSeconds() + bounds.decodePerRequestSeconds() * moment.running() / nodes)
                / (1 - share);
        double seen = moment.running() / moment.get(Signal.GENERATION_TOKENS_PER_SECOND);
        double ratio = seen / expected;
        return Double.isFinite(ratio) ? ratio : Double.NaN;
    }

    double usualClock() {
        return usualClock;
    }
}
