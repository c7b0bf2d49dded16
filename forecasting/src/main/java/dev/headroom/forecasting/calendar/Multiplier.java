package dev.headroom.forecasting.calendar;

import java.time.Instant;
import java.util.List;

/** How many times the ordinary load an event brings, and how that is known. */
public sealed interface Multiplier {

    /** Written down by a person. */
    record Given(double factor) implements Multiplier {}

    /**
     * The median of earlier occurrences.
     *
     * @param low the weakest of them, {@code high} the strongest; of a single one, a fifth of its effect less and more
     * @param from when they began, newest first
     */
    record Learned(double factor, double low, double high, List<Instant> from) implements Multiplier {
        public Learned {
            from = List.copyOf(from);
        }
    }

    /** There is nothing to learn from yet: the event is drawn, but moves no forecast. */
    record NotLearned(Reason reason) implements Multiplier {}

    enum Reason {
        NEVER_HAPPENED,
        NO_HISTORY
    }

    /** 1 while it is not known. */
    default double expected() {
        return switch (this) {
            case Given given -> given.factor();
            case Learned learned -> learned.factor();
            case NotLearned _ -> 1;
        };
    }

    default double low() {
        return this instanceof Learned learned ? learned.low() : expected();
    }

    default double high() {
        return this instanceof Learned learned ? learned.high() : expected();
    }
}
