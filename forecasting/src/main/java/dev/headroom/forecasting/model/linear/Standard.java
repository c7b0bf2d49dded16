package dev.headroom.forecasting.model.linear;

/** Mean 0 and deviation 1 for every column; a column that never changes becomes 0. */
final class Standard {

    private final double[] means;
    private final double[] deviations;
    private final double targetMean;
    private final double targetDeviation;

    private Standard(double[] means, double[] deviations, double targetMean, double targetDeviation) {
        this.means = means;
        this.deviations = deviations;
        this.targetMean = targetMean;
        this.targetDeviation = targetDeviation;
    }

    static Standard of(double[][] rows, double[] targets) {
        int columns = rows[0].length;
        double[] means = new double[columns];
        double[] deviations = new double[columns];
        double[] column = new double[rows.length];
        for (int c = 0; c < columns; c++) {
            for (int r = 0; r < rows.length; r++) {
                column[r] = rows[r][c];
            }
            means[c] = mean(column);
            deviations[c] = deviation(column, means[c]);
        }
        double targetMean = mean(targets);
        return new Standard(means, deviations, targetMean, deviation(targets, targetMean));
    }

    double[] row(double[] raw) {
        double[] scaled = new double[raw.length];
        for (int c = 0; c < raw.length; c++) {
            scaled[c] = deviations[c] > 0 ? (raw[c] - means[c]) / deviations[c] : 0;
        }
        return scaled;
    }

    double target(double load) {
        return targetDeviation > 0 ? (load - targetMean) / targetDeviation : 0;
    }

    double load(double target) {
        return targetMean + target * targetDeviation;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value / values.length;
        }
        return sum;
    }

    private static double deviation(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean) / values.length;
        }
        double deviation = Math.sqrt(sum);
        return deviation > 1e-9 * Math.abs(mean) ? deviation : 0;
    }
}
