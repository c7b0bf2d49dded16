package dev.headroom.forecasting.recommendation;

import dev.headroom.forecasting.recommendation.limit.Limits;
import java.time.Instant;
import java.util.Optional;

/** What to do about the replicas and limits of a service, or why there is no advice. */
public sealed interface Recommendation {

    /** Replicas and limits, with the numbers that led to them. */
    sealed interface Advice extends Recommendation permits ScaleTo, Keep {

        int replicas();

        Limits limits();

        Evidence because();
    }

    /** The advice that will be graded: given, or withheld. */
    default Optional<Advice> graded() {
        return given();
    }

    /** The advice, where there is any. */
    default Optional<Advice> given() {
        return this instanceof Advice advice ? Optional.of(advice) : Optional.empty();
    }

    /**
     * More or fewer replicas, decided no later than {@code before}.
     *
     * @param replicas to go to then: more are a first step where the plan asks for yet more later on
     * @param limits of these replicas
     * @param instead limits of the replicas of now, for who does not scale
     */
    record ScaleTo(int replicas, Instant before, Limits limits, Limits instead, Evidence because) implements Advice {

        /** Whether it asks for more replicas than there are. */
        public boolean asksForMore() {
            return replicas > because.current();
        }
    }

    record Keep(int replicas, Limits limits, Evidence because) implements Advice {}

    /**
     * Why there is no advice.
     *
     * @param withheld what would have been advised; it is graded like any other, so that it can prove itself again
     */
    record NoAdvice(Reason reason, String detail, Optional<Advice> withheld) implements Recommendation {

        public NoAdvice(Reason reason, String detail) {
            this(reason, detail, Optional.empty());
        }

        @Override
        public Optional<Advice> graded() {
            return withheld;
        }
    }

    enum Reason {
        TOO_LITTLE_HISTORY,
        STALE_DATA,
        CAPACITY_UNKNOWN,
        MODEL_WORSE_THAN_NAIVE
    }
}
