package dev.headroom.forecasting.recommendation;

import java.time.Instant;
import java.util.List;

/**
 * Replicas over the time to come, each increase early enough for its replicas to serve when they are needed.
 *
 * @param due replicas to have, or to start, now: what an autoscaler should be told
 * @param asked what the lead time asks for, before any are held back
 * @param steps changes from then on, in order
 */
public record Plan(int due, int asked, List<Step> steps) {

    /** From then on so many. */
    public record Step(Instant from, int replicas) {}

    public Plan {
        steps = List.copyOf(steps);
    }

    /** Those of the peak. */
    public int most() {
        return Math.max(due, steps.stream().mapToInt(Step::replicas).max().orElse(due));
    }

    /** Those planned for a moment. */
    public int at(Instant time) {
        int replicas = due;
        for (Step step : steps) {
            if (step.from().isAfter(time)) {
                return replicas;
            }
            replicas = step.replicas();
        }
        return replicas;
    }
}
