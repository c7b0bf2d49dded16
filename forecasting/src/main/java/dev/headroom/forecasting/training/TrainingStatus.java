package dev.headroom.forecasting.training;

import java.time.Instant;
import java.util.Optional;

/**
 * What training is doing for one kind of model.
 *
 * @param model name of the member, such as {@code lstm}
 * @param lastTrained when the newest one was made; empty when there is none
 * @param provenance how it was made; empty when there is none
 */
public record TrainingStatus(String model, State state, Optional<Instant> lastTrained, String provenance) {

    /** One of these at a time. */
    public sealed interface State {

        /** Not asked for by the configuration, or another instance does it. */
        record Off(String reason) implements State {}

        /** This machine cannot; the reason is a sentence for people. */
        record Unavailable(String reason) implements State {}

        /** Leaves a process that has just started alone until then. */
        record Resting(Instant until) implements State {}

        /** Nothing to do at the moment; the sentence says what the last attempt came to. */
        record Waiting(String lastOutcome) implements State {}

        /**
         * At work.
         *
         * @param job such as {@code nightly}
         * @param round rounds done
         * @param rounds how many there will be at most
         */
        record Training(String job, int round, int rounds, Instant since) implements State {}
    }
}
