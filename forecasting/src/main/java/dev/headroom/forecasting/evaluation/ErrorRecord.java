package dev.headroom.forecasting.evaluation;

import java.util.Arrays;

/**
 * A forecast of each step, what came, and the unit in which its errors are counted when a margin is made of them. Not changed
 * after it was made.
 */
public final class ErrorRecord {

    private final double[] forecasts;
    private final double[] actual;
    private final double[] units;
    private final boolean sizes;

    private ErrorRecord(double[] forecasts, double[] actual, double[] units, boolean sizes) {
        this.forecasts = forecasts.clone();
        this.actual = actual.clone();
        this.units = units;
        this.sizes = sizes;
    }

    /** Errors in the unit of the load. Forecast and load of the same step stand at one index. */
    public static ErrorRecord absolute(double[] forecasts, double[] actual) {
        double[] units = new double[forecasts.length];
        Arrays.fill(units, 1);
        return new ErrorRecord(forecasts, actual, units, false);
    }

    /** Errors as shares of the forecast, as in "20 % more". */
    public static ErrorRecord relative(double[] forecasts, double[] actual) {
        return new ErrorRecord(forecasts, actual, forecasts.clone(), false);
    }

    /** The same without their sign. */
    public static ErrorRecord relativeSizes(double[] forecasts, double[] actual) {
        return new ErrorRecord(forecasts, actual, forecasts.clone(), true);
    }

    /**
     * Errors in units of the {@linkplain UsualError usual} one.
     *
     * @param lead steps between forecast and step
     * @param day steps of a day
     */
    public static ErrorRecord usual(double[] forecasts, double[] actual, int lead, int day) {
        double[] sizes = new double[forecasts.length];
        for (int step = 0; step < sizes.length; step++) {
            sizes[step] = Math.abs(actual[step] - forecasts[step]);
        }
        return new ErrorRecord(forecasts, actual, UsualError.of(sizes, lead, day), false);
    }

    int size() {
        return actual.length;
    }

    double actual(int step) {
        return actual[step];
    }

    /** In units; not finite where it is not known. */
    double error(int step) {
        double error = actual[step] - forecasts[step];
        double counted = error == 0 ? 0 : error / units[step];
        return sizes ? Math.abs(counted) : counted;
    }

    /** The forecast of a step with a margin of so many units. */
    double with(double margin, int step) {
        return forecasts[step] + margin * units[step];
    }
}
