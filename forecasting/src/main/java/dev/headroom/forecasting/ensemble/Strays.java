package dev.headroom.forecasting.ensemble;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Finds members that broke down since their last replay: a linear model on lags can follow every replay closely and run
 * away at the origin that counts. Such a member is told by its distance from the median of all members, which is now many
 * times what it was at any rolling origin. Naive members only repeat what was observed and cannot stray.
 */
final class Strays {

    /** Farther than this many times the farthest replay is a breakdown rather than a new situation. */
    static final double FACTOR = 4;

    /** Share of the forecast level within which members may always differ. */
    static final double HARMLESS = 0.1;

    private static final int FEWEST_MEMBERS = 3;

    private Strays() {}

    /** None when there are too few members to tell who is wrong. */
    static List<MemberRun> among(List<MemberRun> runs, Set<String> naive) {
        if (runs.size() < FEWEST_MEMBERS) {
            return List.of();
        }
        double[] now = median(runs.stream().map(MemberRun::forecast).toList());
        double harmless = HARMLESS * Arrays.stream(now).average().orElse(0);
        return runs.stream()
                .filter(run -> !naive.contains(run.name()))
                .filter(run -> distance(run.forecast(), now) > Math.max(harmless, FACTOR * farthestReplay(run, runs)))
                .toList();
    }

    private static double farthestReplay(MemberRun run, List<MemberRun> runs) {
        double farthest = 0;
        for (int origin = 0; origin < run.replayed().length; origin++) {
            int at = origin;
            double[] middle =
                    median(runs.stream().map(other -> other.replayed()[at]).toList());
            farthest = Math.max(farthest, distance(run.replayed()[origin], middle));
        }
        return farthest;
    }

    private static double distance(double[] values, double[] others) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += Math.abs(values[i] - others[i]);
        }
        return sum / values.length;
    }

    private static double[] median(List<double[]> members) {
        double[] median = new double[members.getFirst().length];
        for (int step = 0; step < median.length; step++) {
            int at = step;
            double[] sorted =
                    members.stream().mapToDouble(values -> values[at]).sorted().toArray();
            int middle = sorted.length / 2;
            median[step] = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        }
        return median;
    }
}
