package dev.headroom.forecasting.load.demand;

import dev.headroom.collector.history.TimeSeries;
import java.time.Duration;

/**
 * Finds steps in which some nodes were not read, by a dip: fewer nodes than shortly before and again shortly after. Replicas
 * that are taken away do not come back so soon, or if they do, a gap costs little.
 */
final class PartialReads {

    private static final Duration NEIGHBOURHOOD = Duration.ofHours(1);

    private PartialReads() {}

    /** The sums without those steps. */
    static TimeSeries asGaps(TimeSeries sums, TimeSeries nodes) {
        int reach = Math.clamp(NEIGHBOURHOOD.dividedBy(nodes.window().step()), 1, Integer.MAX_VALUE);
        double[] values = sums.toArray();
        for (int i = 0; i < values.length; i++) {
            double around = Math.min(most(nodes, i - reach, i - 1), most(nodes, i + 1, i + reach));
            if (nodes.at(i) < around) {
                values[i] = Double.NaN;
            }
        }
        return new TimeSeries(sums.window(), values);
    }

    private static double most(TimeSeries nodes, int first, int last) {
        double most = 0;
        for (int i = Math.max(0, first); i <= Math.min(last, nodes.size() - 1); i++) {
            if (nodes.at(i) > most) {
                most = nodes.at(i);
            }
        }
        return most;
    }
}
