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
        double[][] then = replayedMedians(runs);
        double harmless = HARMLESS * Arrays.stream(now).average().orElse(0);
        return runs.stream()
                .filter(run -> !naive.contains(run.name()))
                .filter(run -> distance(run.forecast(), now) > Math.max(harmless, FACTOR * farthestReplay(run, then)))
                .toList();
    }

    private static double farthestReplay(MemberRun run, double[][] medians) {
        double farthest = 0;
        for (int origin = 0; origin < medians.length; origin++) {
            farthest = Math.max(farthest, distance(run.replayed()[origin], medians[origin]));
        }
        return farthest;
    }

    private static double[][] replayedMedians(List<MemberRun> runs) {
        double[][] medians = new double[runs.getFirst().replayed().length][];
        for (int origin = 0; origin < medians.length; origin++) {
            int at = origin;
            medians[origin] =
                    median(runs.stream().map(run -> run.replayed()[at]).toList());
        }
        return medians;
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
        double[] said = new double[members.size()];
        for (int step = 0; step < median.length; step++) {
            for (int member = 0; member < said.length; member++) {
                said[member] = members.get(member)[step];
            }
            Arrays.sort(said);
            int middle = said.length / 2;
            median[step] = said.length % 2 == 1 ? said[middle] : (said[middle - 1] + said[middle]) / 2;
        }
        return median;
    }
}
