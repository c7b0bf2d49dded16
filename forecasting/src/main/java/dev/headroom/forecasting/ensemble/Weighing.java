package dev.headroom.forecasting.ensemble;

import dev.headroom.forecasting.evaluation.PointErrors;
import dev.headroom.forecasting.evaluation.RollingOrigin;
import dev.headroom.forecasting.model.Forecasters;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Weights of the members per horizon bucket, from their losses at the replays. Who loses to the floor, the best naive
 * member, by more than a fifth gets none: a replay is made with less history than a forecast, so models that learn are a
 * little better than it shows. Nor does who {@linkplain Strays broke down} since. The others count by the inverse of their
 * loss to the power of as many replays as do not overlap, at most {@value #SHARPEST}: who was best once or twice may have been
 * lucky. For the next three steps last value gets a third beforehand where it is nearly as good as the best. A mix that loses
 * to the best naive member all the same gives way to it.
 */
final class Weighing {

    static final double SHARPEST = 10;
    private static final double TOLERANCE = Math.log(1.2);
    private static final double MIX_TOLERANCE = 1.02;
    private static final double MEDIAN = 0.5;

    private static final String LAST_VALUE = "last-value";
    private static final double LAST_VALUE_SHARE = 1.0 / 3;
    private static final double LAST_VALUE_TOLERANCE = Math.log(1.3);
    /** Steps 1 to 3. */
    private static final int NEXT_BUCKETS = 2;

    private final List<MemberRun> runs;
    private final List<MemberRun> strays;
    private final HorizonBuckets buckets;
    private final double sharpness;
    private final double[][] weights;
    private final Optional<String> gaveWayTo;

    private Weighing(List<MemberRun> runs, RelativeLosses losses, RollingOrigin origins, double[][] actual) {
        Set<String> naive = Forecasters.naive();
        this.runs = runs;
        this.sharpness = Math.min(SHARPEST, origins.independent(origins.horizon()));
        this.strays = Strays.among(runs, naive);
        this.buckets = new HorizonBuckets(runs.getFirst().replayed()[0].length);
        this.weights = new double[runs.size()][buckets.count()];
        for (int bucket = 0; bucket < buckets.count(); bucket++) {
            weigh(losses, bucket);
        }
        for (int bucket = 0; bucket < Math.min(NEXT_BUCKETS, buckets.count()); bucket++) {
            giveLastValueItsDue(losses, bucket);
        }
        this.gaveWayTo = betterAlone(naive, actual);
        gaveWayTo.ifPresent(name -> {
            for (int i = 0; i < weights.length; i++) {
                Arrays.fill(weights[i], runs.get(i).name().equals(name) ? 1 : 0);
            }
        });
    }

    /** With the losses of the runs, perhaps drawn to those of a fleet. */
    static Weighing of(List<MemberRun> runs, RelativeLosses losses, RollingOrigin origins, double[][] actual) {
        return new Weighing(runs, losses, origins, actual);
    }

    private void weigh(RelativeLosses losses, int bucket) {
        double best = best(losses, bucket);
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            double loss = losses.of(i, bucket);
            boolean counts = !strays.contains(runs.get(i)) && (loss <= TOLERANCE || loss == best);
            weights[i][bucket] = counts ? Math.exp(-sharpness * (loss - best)) : 0;
            total += weights[i][bucket];
        }
        for (double[] member : weights) {
            member[bucket] /= total;
        }
    }

    private double best(RelativeLosses losses, int bucket) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < weights.length; i++) {
            best = strays.contains(runs.get(i)) ? best : Math.min(best, losses.of(i, bucket));
        }
        return best;
    }

    private void giveLastValueItsDue(RelativeLosses losses, int bucket) {
        for (int i = 0; i < weights.length; i++) {
            double behind = losses.of(i, bucket) - best(losses, bucket);
            if (runs.get(i).name().equals(LAST_VALUE) && behind < LAST_VALUE_TOLERANCE) {
                for (double[] member : weights) {
                    member[bucket] *= 1 - LAST_VALUE_SHARE;
                }
                weights[i][bucket] += LAST_VALUE_SHARE;
            }
        }
    }

    /** The naive member that the mix loses to over all replays, if there is one. */
    private Optional<String> betterAlone(Set<String> naive, double[][] actual) {
        double[][] mixed = new double[actual.length][];
        for (int origin = 0; origin < mixed.length; origin++) {
            mixed[origin] = combinedAt(origin);
        }
        double mix = meanAbsolute(mixed, actual);
        return runs.stream()
                .filter(run -> naive.contains(run.name()))
                .min(Comparator.comparingDouble(run -> meanAbsolute(run.replayed(), actual)))
                .filter(run -> mix > MIX_TOLERANCE * meanAbsolute(run.replayed(), actual))
                .map(MemberRun::name);
    }

    private static double meanAbsolute(double[][] forecasts, double[][] actual) {
        double sum = 0;
        int count = 0;
        for (int origin = 0; origin < actual.length; origin++) {
            double error = PointErrors.meanAbsolute(actual[origin], forecasts[origin]);
            sum += Double.isNaN(error) ? 0 : error;
            count += Double.isNaN(error) ? 0 : 1;
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /** The naive member that forecasts alone since the mix lost to it. */
    Optional<String> gaveWayTo() {
        return gaveWayTo;
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
