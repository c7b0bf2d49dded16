package dev.headroom.dashboard.bench.alert;

import java.time.Duration;
import java.util.List;

/**
 * What a measurement found.
 *
 * @param times from the page handed to the collector until the message had arrived, shortest first; of every breach that
 *     was told
 * @param slackMessages what a channel for people was sent about all of them
 */
public record AlertBenchResult(AlertBenchPlan plan, List<Duration> times, int slackMessages) {
    public AlertBenchResult {
        times = times.stream().sorted().toList();
    }

    public int missing() {
        return plan.breaches() - times.size();
    }

    /** Whether all were told, each within the bound. */
    public boolean keepsItsPromise() {
        return missing() == 0 && times.getLast().compareTo(plan.bound()) <= 0;
    }

    /** By nearest rank; NaN when nothing was told. */
    double secondsAt(double quantile) {
        if (times.isEmpty()) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(quantile * times.size());
        return times.get(Math.max(1, rank) - 1).toNanos() / 1e9;
    }
}
