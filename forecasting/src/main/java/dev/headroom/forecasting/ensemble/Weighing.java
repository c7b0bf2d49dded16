package dev.headroom.forecasting.ensemble;

import dev.headroom.forecasting.evaluation.PointErrors;
import java.util.List;
import java.util.Set;

/**
 * Weights of the members per horizon bucket, from the pinball loss of their replays. The floor of a bucket is the best
 * naive member in it. Whoever loses to the floor, or {@linkplain Strays broke down} since, gets no weight there; the others count by the inverse of their loss to
 * the power of {@value #SHARPNESS}.
 */
final class Weighing {

    static final double SHARPNESS = 3;
    private static final double MEDIAN = 0.5;

    private final List<MemberRun> runs;
    private final List<MemberRun> strays;
    private final HorizonBuckets buckets;
    private final double[][] weights;

    private Weighing(List<MemberRun> runs, List<MemberRun> strays, double[][] weights) {
        this.runs = runs;
        this.strays = strays;
        this.buckets = new HorizonBuckets(runs.getFirst().replayed()[0].length);
        this.weights = weights;
    }

    static Weighing of(List<MemberRun> runs, Set<String> naive, double[][] actual) {
        HorizonBuckets buckets = new HorizonBuckets(actual[0].length);
        List<MemberRun> strays = Strays.among(runs, naive);
        double[][] weights = new double[runs.size()][buckets.count()];
        for (int bucket = 0; bucket < buckets.count(); bucket++) {
            double[] losses = new double[runs.size()];
            double floor = Double.POSITIVE_INFINITY;
            for (int i = 0; i < losses.length; i++) {
                MemberRun run = runs.get(i);
                losses[i] = strays.contains(run) ? Double.POSITIVE_INFINITY : loss(run.replayed(), actual, bucket);
                if (naive.contains(run.name())) {
                    floor = Math.min(floor, losses[i]);
                }
            }
            double[] column = weigh(losses, floor);
            for (int i = 0; i < losses.length; i++) {
                weights[i][bucket] = column[i];
            }
        }
        return new Weighing(runs, strays, weights);
    }

    private static double loss(double[][] replayed, double[][] actual, int bucket) {
        HorizonBuckets buckets = new HorizonBuckets(actual[0].length);
        double sum = 0;
        int count = 0;
        for (int origin = 0; origin < actual.length; origin++) {
            for (int step = 0; step < actual[origin].length; step++) {
                double error = Math.abs(actual[origin][step] - replayed[origin][step]);
                if (buckets.of(step) == bucket && !Double.isNaN(error)) {
                    sum += error * MEDIAN;
                    count++;
                }
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /** Equal weights where nothing was observed; all to the perfect ones where there are such. */
    private static double[] weigh(double[] losses, double floor) {
        double best = Double.POSITIVE_INFINITY;
        for (double loss : losses) {
            best = Double.isNaN(loss) ? best : Math.min(best, loss);
        }
        double[] weights = new double[losses.length];
        double total = 0;
        for (int i = 0; i < losses.length; i++) {
            if (Double.isInfinite(best)) {
                weights[i] = Double.isNaN(losses[i]) ? 1 : 0;
            } else if (Double.isFinite(losses[i]) && losses[i] <= floor) {
                weights[i] = losses[i] == best ? 1 : Math.pow(best / losses[i], SHARPNESS);
            }
            total += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= total;
        }
        return weights;
    }

    /** The weighted mean of all members, now. */
    double[] combined() {
        int steps = runs.getFirst().forecast().length;
        double[] mean = new double[steps];
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < runs.size(); i++) {
                mean[step] += weights[i][buckets.of(step)] * runs.get(i).forecast()[step];
            }
        }
        return mean;
    }

    /** The weighted mean of all members at one rolling origin. */
    double[] combinedAt(int origin) {
        double[] mean = new double[buckets.replayed()];
        for (int step = 0; step < mean.length; step++) {
            for (int i = 0; i < runs.size(); i++) {
                mean[step] += weights[i][buckets.of(step)] * runs.get(i).replayed()[origin][step];
            }
        }
        return mean;
    }

    /** Mean weight of a member over the steps of the forecast. */
    double weightOf(int member) {
        int steps = runs.get(member).forecast().length;
        double sum = 0;
        for (int step = 0; step < steps; step++) {
            sum += weights[member][buckets.of(step)];
        }
        return sum / steps;
    }

    /** Whether the member is left out because it stands far from the others, farther than at any replay. */
    boolean strays(int member) {
        return strays.contains(runs.get(member));
    }

    double pinballOf(int member, double[][] actual) {
        double sum = 0;
        int count = 0;
        for (int origin = 0; origin < actual.length; origin++) {
            double loss = PointErrors.pinball(actual[origin], runs.get(member).replayed()[origin], MEDIAN);
            if (!Double.isNaN(loss)) {
                sum += loss;
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}
