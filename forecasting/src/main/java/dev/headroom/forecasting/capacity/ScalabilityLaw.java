package dev.headroom.forecasting.capacity;

import java.util.List;
import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/**
 * The Universal Scalability Law (Gunther): {@code X(N) = λN / (1 + σ(N−1) + κN(N−1))}.
 *
 * @param lambda λ, throughput of one request at a time, requests/s
 * @param sigma σ, share that waits for its turn (contention)
 * @param kappa κ, cost of agreeing with each other (coherency)
 * @param fit share of the variance of the points it explains, R²
 */
public record ScalabilityLaw(double lambda, double sigma, double kappa, double fit) {

    /** Three coefficients need more than three points. */
    public static final int FEWEST_POINTS = 4;

    /** Points explained worse than this follow another law. */
    private static final double LEAST_FIT = 0.8;

    private static final int MOST_STEPS = 1000;

    /** A coherency this small moves the peak beyond anything that could be tested. */
    private static final double NO_COHERENCY = 1e-12;

    /** Throughput in requests/s at a concurrency of 1 or more. */
    public record Point(double concurrency, double requestsPerSecond) {}

    public double throughput(double concurrency) {
        return lambda * concurrency / delay(concurrency);
    }

    /** N*, where throughput is highest; infinite when it never falls. */
    public double peakConcurrency() {
        return kappa < NO_COHERENCY ? Double.POSITIVE_INFINITY : Math.max(1, Math.sqrt((1 - sigma) / kappa));
    }

    /** Throughput at N*; the asymptote λ/σ when it never falls, infinite when nothing holds it back at all. */
    public double peakThroughput() {
        double peak = peakConcurrency();
        return Double.isInfinite(peak) ? lambda / sigma : throughput(peak);
    }

    /** Least squares with no coefficient below zero; empty when there are too few points or they follow no such law. */
    public static Optional<ScalabilityLaw> fit(List<Point> points) {
        List<Point> usable = points.stream()
                .filter(point -> point.concurrency >= 1 && point.requestsPerSecond > 0)
                .toList();
        if (usable.stream().mapToDouble(Point::concurrency).distinct().count() < FEWEST_POINTS) {
            return Optional.empty();
        }
        double steepest = usable.stream()
                .mapToDouble(point -> point.requestsPerSecond / point.concurrency)
                .max()
                .orElseThrow();
        try {
            RealVector best = new LevenbergMarquardtOptimizer()
                    .optimize(new LeastSquaresBuilder()
                            .start(new double[] {steepest, 0.01, 0.0001})
                            .target(usable.stream()
                                    .mapToDouble(Point::requestsPerSecond)
                                    .toArray())
                            .model(at -> values(usable, at))
                            .parameterValidator(ScalabilityLaw::withinBounds)
                            .maxEvaluations(MOST_STEPS)
                            .maxIterations(MOST_STEPS)
                            .build())
                    .getPoint();
            return Optional.of(judged(best, usable)).filter(law -> law.fit >= LEAST_FIT);
        } catch (MathRuntimeException _) {
            return Optional.empty();
        }
    }

    private static ScalabilityLaw judged(RealVector best, List<Point> points) {
        ScalabilityLaw law = new ScalabilityLaw(best.getEntry(0), best.getEntry(1), best.getEntry(2), Double.NaN);
        double mean =
                points.stream().mapToDouble(Point::requestsPerSecond).average().orElseThrow();
        double unexplained = 0;
        double all = 0;
        for (Point point : points) {
            unexplained += square(point.requestsPerSecond - law.throughput(point.concurrency));
            all += square(point.requestsPerSecond - mean);
        }
        return new ScalabilityLaw(law.lambda, law.sigma, law.kappa, 1 - unexplained / all);
    }

    private static RealVector withinBounds(RealVector at) {
        return new ArrayRealVector(new double[] {
            Math.max(Double.MIN_NORMAL, at.getEntry(0)), Math.clamp(at.getEntry(1), 0, 1), Math.max(0, at.getEntry(2))
        });
    }

    private static Pair<RealVector, RealMatrix> values(List<Point> points, RealVector at) {
        ScalabilityLaw law = new ScalabilityLaw(at.getEntry(0), at.getEntry(1), at.getEntry(2), Double.NaN);
        double[] values = new double[points.size()];
        double[][] slopes = new double[points.size()][];
        for (int i = 0; i < values.length; i++) {
            double concurrency = points.get(i).concurrency;
            double delay = law.delay(concurrency);
            values[i] = law.lambda * concurrency / delay;
            slopes[i] = new double[] {
                concurrency / delay,
                -values[i] * (concurrency - 1) / delay,
                -values[i] * concurrency * (concurrency - 1) / delay
            };
        }
        return new Pair<>(new ArrayRealVector(values), new Array2DRowRealMatrix(slopes));
    }

    private double delay(double concurrency) {
        return 1 + sigma * (concurrency - 1) + kappa * concurrency * (concurrency - 1);
    }

    private static double square(double value) {
        return value * value;
    }
}
