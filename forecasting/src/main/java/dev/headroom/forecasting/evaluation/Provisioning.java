package dev.headroom.forecasting.evaluation;

import java.util.Arrays;

/**
 * What forecasts are worth to whoever starts replicas by them. For every step as many replicas are started, the lead time
 * before, as the forecast and a margin need; the margin is a quantile of the forecast's own newest errors that were known
 * by then. A step is short when its load was more than the replicas sustain.
 *
 * @param lead steps between the decision and the step it is for, >= 1
 * @param capacity load that one replica sustains
 */
public record Provisioning(int lead, double capacity) {

    /** Errors the margin is taken from; no decision is judged before half of them are known. */
    public static final int WINDOW = 288;

    private static final double FINEST = 1e-4;

    public Provisioning {
        if (lead < 1 || !(capacity > 0)) {
            throw new IllegalArgumentException("lead must be >= 1 and capacity > 0, were " + lead + ", " + capacity);
        }
    }

    /**
     * With the margin at that quantile of the errors, 0 to 1.
     *
     * @param from first step that is judged
     */
    public Outcome at(double quantile, ErrorRecord past, int from) {
        int judged = 0;
        int shorts = 0;
        double replicas = 0;
        double ideal = 0;
        for (int step = Math.max(from, WINDOW / 2 + lead); step < past.size(); step++) {
            double load = past.with(margin(quantile, past, step), step);
            if (Double.isNaN(past.actual(step)) || Double.isNaN(load)) {
                continue;
            }
            double started = Math.max(1, Math.ceil(load / capacity));
            double needed = Math.max(1, Math.ceil(past.actual(step) / capacity));
            judged++;
            shorts += started < needed ? 1 : 0;
            replicas += started;
            ideal += needed;
        }
        return new Outcome(judged, (double) shorts / judged, replicas / ideal);
    }

    /** With the smallest margin that leaves at most that share of the steps short. */
    public Outcome within(double shortShare, ErrorRecord past, int from) {
        double low = 0;
        double high = 1;
        while (high - low > FINEST) {
            double middle = (low + high) / 2;
            if (at(middle, past, from).shortShare() <= shortShare) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return at(high, past, from);
    }

    private double margin(double quantile, ErrorRecord past, int step) {
        int end = step - lead + 1;
        double[] errors = new double[Math.min(WINDOW, end)];
        int count = 0;
        for (int i = end - errors.length; i < end; i++) {
            double error = past.error(i);
            if (Double.isFinite(error)) {
                errors[count++] = error;
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        double[] sorted = Arrays.copyOf(errors, count);
        Arrays.sort(sorted);
        double at = quantile * (count - 1);
        int below = (int) at;
        int above = Math.min(count - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /**
     * What came of the decisions.
     *
     * @param steps judged
     * @param shortShare share of them that were short of replicas, 0 to 1
     * @param ofIdeal replica-hours relative to those of someone who knew the load
     */
    public record Outcome(int steps, double shortShare, double ofIdeal) {}
}
