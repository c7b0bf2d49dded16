package dev.headroom.dashboard.bench.alert;

import java.time.Duration;

/**
 * One measurement.
 *
 * @param breaches services whose page turns bad, each once
 * @param within the time over which they turn bad
 * @param scrapeInterval between two scrapes of a page
 * @param evaluationInterval between two evaluations of the rules
 */
public record AlertBenchPlan(int breaches, Duration within, Duration scrapeInterval, Duration evaluationInterval) {

    /** What delivery may take beside the wait for the next evaluation. */
    private static final Duration HANDING_OVER = Duration.ofSeconds(2);

    private static final int MOST_BREACHES = 2000;
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public AlertBenchPlan {
        if (breaches < 1 || breaches > MOST_BREACHES) {
            throw new IllegalArgumentException("breaches must be 1 to " + MOST_BREACHES + ", was " + breaches);
        }
        if (within.isNegative()) {
            throw new IllegalArgumentException("within must be >= 0, was " + within);
        }
        if (scrapeInterval.compareTo(SHORTEST) < 0 || evaluationInterval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("intervals must be >= 1 s");
        }
    }

    /** What is promised from the breaching sample to the hand-over. */
    public Duration bound() {
        return evaluationInterval.plus(HANDING_OVER);
    }
}
