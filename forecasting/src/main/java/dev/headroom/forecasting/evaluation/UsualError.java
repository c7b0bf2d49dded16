package dev.headroom.forecasting.evaluation;

/**
 * How far off a forecast usually is at a step, by what was known a lead time before: the mean of three views on the sizes of
 * its errors, over the last days, around this time of day on those days, and of late. Load is harder to foresee in some hours
 * than in others, and a restless hour is followed by another; a margin in proportion to the load would ask for most at the
 * peak, which need not be where forecasts err.
 */
public final class UsualError {

    /** Steps after which an error counts half in the view on the latest. */
    static final int HALF_LIFE = 6;

    private static final int DAYS = 3;
    private static final int FEWEST_STEPS = 288;
    /** Errors of so large a part of a day around the same time count as of this time of day. */
    private static final int PARTS_OF_A_DAY = 24;

    private final int lead;
    private final int day;
    private final double[] sums;
    private final int[] counts;
    private final double[] latest;

    private UsualError(double[] sizes, int lead, int day) {
        this.lead = lead;
        this.day = day;
        this.sums = new double[sizes.length + 1];
        this.counts = new int[sizes.length + 1];
        this.latest = new double[sizes.length];
        double kept = Math.pow(0.5, 1.0 / HALF_LIFE);
        double mean = Double.NaN;
        for (int step = 0; step < sizes.length; step++) {
            boolean known = Double.isFinite(sizes[step]);
            sums[step + 1] = sums[step] + (known ? sizes[step] : 0);
            counts[step + 1] = counts[step] + (known ? 1 : 0);
            if (known) {
                mean = Double.isNaN(mean) ? sizes[step] : kept * mean + (1 - kept) * sizes[step];
            }
            latest[step] = mean;
        }
    }

    /**
     * For every step its usual error; NaN where none was known in time.
     *
     * @param sizes of the errors, NaN where not known
     * @param lead steps between forecast and step, >= 1: only errors at least so many steps before count
     * @param day steps of a day, 1 when there is none
     */
    public static double[] of(double[] sizes, int lead, int day) {
        UsualError errors = new UsualError(sizes, lead, day);
        double[] usual = new double[sizes.length];
        for (int step = 0; step < usual.length; step++) {
            usual[step] = errors.at(step);
        }
        return usual;
    }

    private double at(int step) {
        int known = step - lead + 1;
        double overall = mean(known - Math.max(FEWEST_STEPS, DAYS * day), known);
        if (Double.isNaN(overall)) {
            return Double.NaN;
        }
        double then = sameTimeOfDay(step, known);
        return (overall + latest[known - 1] + (Double.isNaN(then) ? overall : then)) / 3;
    }

    private double sameTimeOfDay(int step, int known) {
        int around = day / PARTS_OF_A_DAY;
        double sum = 0;
        int count = 0;
        for (int back = day; back <= DAYS * day && day > 1; back += day) {
            int from = Math.clamp(step - back - around, 0, Math.max(0, known));
            int to = Math.clamp(step - back + around + 1, from, Math.max(from, known));
            sum += sums[to] - sums[from];
            count += counts[to] - counts[from];
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private double mean(int from, int to) {
        int start = Math.max(0, from);
        int count = to <= start ? 0 : counts[to] - counts[start];
        return count == 0 ? Double.NaN : (sums[to] - sums[start]) / count;
    }
}
