package dev.headroom.forecasting.recommendation;

import dev.headroom.forecasting.recommendation.limit.Limits;
import java.time.Instant;

/** What to do about the replicas and limits of a service, or why there is no advice. */
public sealed interface Recommendation {

    /** More or fewer replicas, decided no later than {@code before}. */
    record ScaleTo(int replicas, Instant before, Limits limits, Evidence because) implements Recommendation {

        /** What to go to at that moment: where some of the replicas are due and others can wait, those that are due. */
        public int firstStep(Instant now) {
            int due = because.plan().due();
            boolean inSteps = !before.isAfter(now) && due > because.current() && due < replicas;
            return inSteps ? due : replicas;
        }
    }

    record Keep(int replicas, Limits limits, Evidence because) implements Recommendation {}

    record NoAdvice(Reason reason, String detail) implements Recommendation {}

    enum Reason {
        TOO_LITTLE_HISTORY,
        STALE_DATA,
        CAPACITY_UNKNOWN,
        MODEL_WORSE_THAN_NAIVE
    }
}
