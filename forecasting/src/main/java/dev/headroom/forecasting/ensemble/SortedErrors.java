package dev.headroom.forecasting.ensemble;

import java.util.Arrays;

/**
 * Errors of all origins in order of size, so that a quantile, also of all origins but one, costs a short walk from the end.
 * What is not finite is no error. Not changed after it was made.
 */
final class SortedErrors {

    private static final double[] NONE = {};

    private final double[] all;
    private final double[][] byOrigin;
    private final double independent;

    /**
     * Of all origins.
     *
     * @param byOrigin one row for each origin; the rows are sorted in place and kept
     * @param independent how many observations all of them are worth, >= 1
     */
    SortedErrors(double[][] byOrigin, double independent) {
        this.byOrigin = byOrigin;
        this.independent = independent;
        for (int origin = 0; origin < byOrigin.length; origin++) {
            byOrigin[origin] = Arrays.stream(byOrigin[origin])
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
        }
        this.all =
                Arrays.stream(byOrigin).flatMapToDouble(Arrays::stream).sorted().toArray();
    }

    /** The conformal quantile near the upper end, of all origins but that one (negative: of all); 0 without errors. */
    double farAbove(double quantile, int without) {
        double[] own = without < 0 ? NONE : byOrigin[without];
        int beyond = beyond(quantile, all.length - own.length);
        int next = own.length - 1;
        for (int i = all.length - 1; i >= 0; i--) {
            if (next >= 0 && all[i] == own[next]) {
                next--;
            } else if (beyond-- == 0) {
                return all[i];
            }
        }
        return 0;
    }

    /** The same near the lower end. */
    double farBelow(double quantile, int without) {
        double[] own = without < 0 ? NONE : byOrigin[without];
        int beyond = beyond(quantile, all.length - own.length);
        int next = 0;
        for (double error : all) {
            if (next < own.length && error == own[next]) {
                next++;
            } else if (beyond-- == 0) {
                return error;
            }
        }
        return 0;
    }

    /** How many of so many errors lie farther out, as if only the independent ones had been given: the rest goes with them. */
    private int beyond(double quantile, int errors) {
        int rank = (int) Math.ceil(quantile * (independent + 1) / independent * errors);
        return errors - Math.clamp(rank, 1, Math.max(1, errors));
    }
}
