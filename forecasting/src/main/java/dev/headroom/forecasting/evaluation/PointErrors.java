package dev.headroom.forecasting.evaluation;

/**
 * Errors of point forecasts, by the formulas of the M4 competition. Steps whose actual value is NaN do not count; where
 * none counts, or a scale is zero, the result is NaN.
 */
public final class PointErrors {

    private PointErrors() {}

    /** Symmetric mean absolute percentage error, 0 to 200. A step where both are zero is no error. */
    public static double smape(double[] actual, double[] forecast) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < actual.length; i++) {
            if (!Double.isNaN(actual[i])) {
                double size = Math.abs(actual[i]) + Math.abs(forecast[i]);
                sum += size == 0 ? 0 : 200 * Math.abs(actual[i] - forecast[i]) / size;
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    public static double meanAbsolute(double[] actual, double[] forecast) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < actual.length; i++) {
            if (!Double.isNaN(actual[i])) {
                sum += Math.abs(actual[i] - forecast[i]);
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /** Mean absolute error over that of the seasonal naive forecast, one step ahead, within the training values. */
    public static double mase(double[] actual, double[] forecast, double scale) {
        return scale > 0 ? meanAbsolute(actual, forecast) / scale : Double.NaN;
    }

    /** The denominator of MASE and MSIS: mean absolute difference of values one season apart; NaN without any pair. */
    public static double seasonalScale(double[] training, int season) {
        double sum = 0;
        int count = 0;
        for (int i = season; i < training.length; i++) {
            double difference = Math.abs(training[i] - training[i - season]);
            if (!Double.isNaN(difference)) {
                sum += difference;
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /** Mean pinball loss of a forecast of the given quantile, 0 to 1, in the unit of the load. */
    public static double pinball(double[] actual, double[] forecast, double quantile) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < actual.length; i++) {
            if (!Double.isNaN(actual[i])) {
                double error = actual[i] - forecast[i];
                sum += Math.max(quantile * error, (quantile - 1) * error);
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}
