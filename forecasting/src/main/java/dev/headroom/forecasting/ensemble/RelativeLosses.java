package dev.headroom.forecasting.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * How each member did at the replays of one series, per horizon bucket: the logarithm of its absolute error over that of
 * the floor, the best naive member there. Below zero is better than the floor. Not changed after it was made.
 */
final class RelativeLosses {

    /** A loss counts as this share of the greatest at least: perfect on a few origins is not perfect. */
    private static final double LEAST = 1e-9;

    private final List<MemberRun> runs;
    private final double[][] logarithms;

    private RelativeLosses(List<MemberRun> runs, double[][] logarithms) {
        this.runs = runs;
        this.logarithms = logarithms;
    }

    static RelativeLosses of(List<MemberRun> runs, Set<String> naive, double[][] actual) {
        HorizonBuckets buckets = new HorizonBuckets(actual[0].length);
        double[][] losses = new double[runs.size()][];
        for (int member = 0; member < losses.length; member++) {
            losses[member] = losses(runs.get(member).replayed(), actual, buckets);
        }
        for (int bucket = 0; bucket < buckets.count(); bucket++) {
            int at = bucket;
            double greatest = greatest(Arrays.stream(losses).mapToDouble(row -> row[at]));
            double floor = Double.POSITIVE_INFINITY;
            for (int member = 0; member < losses.length; member++) {
                losses[member][at] = Math.max(losses[member][at], Math.max(LEAST * greatest, Double.MIN_NORMAL));
                if (naive.contains(runs.get(member).name())) {
                    floor = Math.min(floor, losses[member][at]);
                }
            }
            for (double[] row : losses) {
                double relative = Math.log(row[at] / (Double.isInfinite(floor) ? greatest : floor));
                row[at] = Double.isNaN(relative) ? 0 : relative;
            }
        }
        return new RelativeLosses(runs, losses);
    }

    private static double greatest(DoubleStream losses) {
        return Math.max(losses.filter(Double::isFinite).max().orElse(1), Double.MIN_NORMAL);
    }

    /** Mean absolute error per bucket; NaN where nothing was observed. */
    private static double[] losses(double[][] replayed, double[][] actual, HorizonBuckets buckets) {
        double[] sums = new double[buckets.count()];
        int[] counts = new int[buckets.count()];
        for (int origin = 0; origin < actual.length; origin++) {
            for (int step = 0; step < actual[origin].length; step++) {
                double error = Math.abs(actual[origin][step] - replayed[origin][step]);
                if (!Double.isNaN(error)) {
                    sums[buckets.of(step)] += error;
                    counts[buckets.of(step)]++;
                }
            }
        }
        for (int bucket = 0; bucket < sums.length; bucket++) {
            sums[bucket] /= counts[bucket];
        }
        return sums;
    }

    double of(int member, int bucket) {
        return logarithms[member][bucket];
    }

    int buckets() {
        return logarithms[0].length;
    }

    /** The same, each member's losses drawn to what they are over the whole fleet. */
    RelativeLosses drawnTo(FleetMean fleet, double share) {
        double[][] drawn = new double[logarithms.length][buckets()];
        for (int member = 0; member < drawn.length; member++) {
            for (int bucket = 0; bucket < buckets(); bucket++) {
                double mean = fleet.of(runs.get(member).name(), bucket);
                double own = logarithms[member][bucket];
                drawn[member][bucket] = Double.isNaN(mean) ? own : own + share * (mean - own);
            }
        }
        return new RelativeLosses(runs, drawn);
    }

    /** Mean of the relative losses of each member over many series. One thread. */
    static final class FleetMean {
        private final Map<String, List<Row>> rows = new LinkedHashMap<>();

        void add(RelativeLosses series) {
            for (int member = 0; member < series.logarithms.length; member++) {
                rows.computeIfAbsent(series.runs.get(member).name(), _ -> new ArrayList<>())
                        .add(new Row(series, member));
            }
        }

        /** NaN for a member or bucket that no series has. */
        double of(String member, int bucket) {
            return rows.getOrDefault(member, List.of()).stream()
                    .filter(row -> bucket < row.series.buckets())
                    .mapToDouble(row -> row.series.of(row.member, bucket))
                    .average()
                    .orElse(Double.NaN);
        }
    }

    private record Row(RelativeLosses series, int member) {}
}
