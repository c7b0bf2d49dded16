package dev.headroom.alerts.chart;

/**
 * The vertical axis from 0 up.
 *
 * @param step between two grid lines, 1, 2, 2.5 or 5 times a power of ten
 * @param steps how many of them have room for every value
 */
record Scale(double step, int steps) {

    private static final int MOST_STEPS = 5;
    private static final double[] NICE = {1, 2, 2.5, 5, 10};

    static Scale upTo(double highest) {
        double room = Math.max(highest, 1e-9);
        double power = Math.pow(10, Math.floor(Math.log10(room / MOST_STEPS)));
        for (double nice : NICE) {
            int steps = (int) Math.ceil(room / (nice * power) - 1e-9);
            if (steps <= MOST_STEPS) {
                return new Scale(nice * power, Math.max(1, steps));
            }
        }
        throw new IllegalStateException("ten times the power always has room for " + highest);
    }

    double top() {
        return step * steps;
    }
}
