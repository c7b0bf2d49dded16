package dev.headroom.forecasting.recommendation;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * From the decision for a replica to its first answer, the delay until load is seen included.
 *
 * @param starts observed starts that it was learned from; 0 when it is the configured start-up
 */
public record LeadTime(Duration length, int starts) {

    /** Fewer observed starts than these say less than the operator does. */
    static final int FEWEST_STARTS = 3;

    private static final double QUANTILE = 0.9;

    /** The 90th percentile of the starts, or the configured start-up while there are too few. */
    public static LeadTime of(List<Duration> starts, Duration configured, Duration scrapeInterval) {
        if (starts.size() < FEWEST_STARTS) {
            return new LeadTime(configured.plus(scrapeInterval), 0);
        }
        List<Duration> sorted =
                starts.stream().sorted(Comparator.naturalOrder()).toList();
        int rank = (int) Math.ceil(QUANTILE * sorted.size());
        return new LeadTime(sorted.get(rank - 1).plus(scrapeInterval), starts.size());
    }
}
