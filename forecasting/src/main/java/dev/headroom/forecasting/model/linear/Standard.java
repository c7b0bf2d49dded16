package dev.headroom.forecasting.model.linear;

import java.util.ArrayList;
import java.util.List;

/** Mean 0 and deviation 1 for every column; a column that never changes becomes 0. */
final class Standard {

    /** Mean squared distance, in deviations, below which two columns are one. */
    private static final double TWINS = 1e-3;

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
        dropTwins(rows, means, deviations);
        double targetMean = mean(targets);
        return new Standard(means, deviations, targetMean, deviation(targets, targetMean));
    }

    /**
     * Leaves out columns that tell nothing that another does not, such as two weeks ago in a history of two weeks. A trainer may
     * give such twins huge weights of opposite signs, which explode as soon as the two differ.
     */
    private static void dropTwins(double[][] rows, double[] means, double[] deviations) {
        List<double[]> kept = new ArrayList<>();
        for (int c = 0; c < deviations.length; c++) {
            if (deviations[c] > 0) {
                double[] column = new double[rows.length];
                for (int r = 0; r < rows.length; r++) {
                    column[r] = (rows[r][c] - means[c]) / deviations[c];
                }
                if (kept.stream().anyMatch(earlier -> squaredDistance(earlier, column) < TWINS * rows.length)) {
                    deviations[c] = 0;
                } else {
                    kept.add(column);
                }
            }
        }
    }

    private static double squaredDistance(double[] one, double[] other) {
        double sum = 0;
        for (int r = 0; r < one.length; r++) {
            double difference = one[r] - other[r];
            sum += difference * difference;
        }
        return sum;
    }

    private double scaled(double[] raw, int column) {
        return deviations[column] > 0 ? (raw[column] - means[column]) / deviations[column] : 0;
    }

    double[] row(double[] raw) {
        double[] scaled = new double[raw.length];
        for (int c = 0; c < raw.length; c++) {
            scaled[c] = scaled(raw, c);
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
