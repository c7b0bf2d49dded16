package dev.headroom.forecasting.load;

/**
 * Gives models a value for every step. A gap of up to {@value #SHORT_GAP} steps is drawn straight between its
 * neighbours; a longer one repeats the same phase one season before; where there is none yet, it is drawn straight too.
 * Evaluation never counts these values as observed.
 */
final class GapFilling {

    static final int SHORT_GAP = 3;

    private GapFilling() {}

    static double[] fill(double[] values, Seasons seasons) {
        double[] filled = values.clone();
        int i = 0;
        while (i < filled.length) {
            if (!Double.isNaN(filled[i])) {
                i++;
                continue;
            }
            int end = i;
            while (end < filled.length && Double.isNaN(filled[end])) {
                end++;
            }
            fillOne(filled, new Gap(i, end), seasons);
            i = end;
        }
        return filled;
    }

    private static void fillOne(double[] filled, Gap gap, Seasons seasons) {
        double before = gap.from == 0 ? Double.NaN : filled[gap.from - 1];
        double after = gap.to == filled.length ? before : filled[gap.to];
        double left = Double.isNaN(before) ? after : before;
        for (int i = gap.from; i < gap.to; i++) {
            int season = seasons.upTo(i).longest();
            if (gap.length() > SHORT_GAP && season > 1) {
                filled[i] = filled[i - season];
            } else {
                filled[i] = left + (after - left) * (i - gap.from + 1) / (gap.length() + 1);
            }
        }
    }

    /** Steps {@code [from, to)}. */
    private record Gap(int from, int to) {
        int length() {
            return to - from;
        }
    }
}
