package dev.headroom.forecasting.model.linear;

import java.util.List;
import org.tribuo.regression.slm.LARSTrainer;

/**
 * Requests as a linear function of what a planner knows, such as the day of a campaign and its users. Trained by least
 * angle regression, which finds an exact line where there is one, also between correlated columns.
 */
public final class LinearRequestModel {

    private final int columns;
    private final LinearTraining.Coefficients coefficients;

    private LinearRequestModel(int columns, LinearTraining.Coefficients coefficients) {
        this.columns = columns;
        this.coefficients = coefficients;
    }

    /** Learns from past occasions, at least two. Throws {@link IllegalArgumentException} when they tell nothing. */
    public static LinearRequestModel of(List<Occasion> past) {
        if (past.size() < 2) {
            throw new IllegalArgumentException("a linear model needs at least 2 occasions, had " + past.size());
        }
        int columns = past.getFirst().regressors().size();
        LinearTraining training = new LinearTraining(columns);
        for (Occasion occasion : past) {
            training.add(numbers(occasion.regressors(), columns), occasion.requests());
        }
        return new LinearRequestModel(columns, columns == 1 ? line(past) : leastAngle(training));
    }

    private static LinearTraining.Coefficients leastAngle(LinearTraining training) {
        try {
            return training.train(new LARSTrainer());
        } catch (RuntimeException fault) {
            throw new IllegalArgumentException("no linear model follows from these columns", fault);
        }
    }

    /** With one column there is no angle to be least, and Tribuo's trainer fails: the line of least squares it is. */
    private static LinearTraining.Coefficients line(List<Occasion> past) {
        double x = past.stream()
                .mapToDouble(o -> o.regressors().getFirst())
                .average()
                .orElseThrow();
        double y = past.stream().mapToDouble(Occasion::requests).average().orElseThrow();
        double product = 0;
        double square = 0;
        for (Occasion occasion : past) {
            double distance = occasion.regressors().getFirst() - x;
            product += distance * (occasion.requests() - y);
            square += distance * distance;
        }
        double slope = square > 0 ? product / square : 0;
        return new LinearTraining.Coefficients(y - slope * x, new double[] {slope});
    }

    /** Requests to expect; never below zero. */
    public double requestsAt(List<Double> regressors) {
        return Math.max(0, coefficients.at(numbers(regressors, columns)));
    }

    private static double[] numbers(List<Double> regressors, int columns) {
        if (regressors.size() != columns) {
            throw new IllegalArgumentException(
                    "every occasion must have " + columns + " regressors, one had " + regressors.size());
        }
        return regressors.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** What was known beforehand, and how many requests came. */
    public record Occasion(List<Double> regressors, double requests) {
        public Occasion {
            regressors = List.copyOf(regressors);
        }
    }
}
