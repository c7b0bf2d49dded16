package dev.headroom.forecasting.simulation.workload;

/** The standard normal distribution. */
public final class Normal {

    private Normal() {}

    /** Error below 1.5e-7 (Abramowitz and Stegun 7.1.26). */
    static double cdf(double z) {
        double x = Math.abs(z) / Math.sqrt(2);
        double t = 1 / (1 + 0.3275911 * x);
        double polynomial =
                t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        double tail = polynomial * Math.exp(-x * x) / 2;
        return z < 0 ? tail : 1 - tail;
    }

    /** Share at or below {@code value} of a log-normal with this median; all of it at 0 when the median is 0. */
    public static double logCdf(double value, double median, double sigma) {
        if (median <= 0) {
            return value >= 0 ? 1 : 0;
        }
        return value <= 0 ? 0 : cdf(Math.log(value / median) / sigma);
    }
}
