package dev.headroom.alerts.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The state of a service in one answer. */
public sealed interface Diagnosis {

    record Calm() implements Diagnosis {}

    /**
     * Something is full, or clients are turned away.
     *
     * @param lostRequests requests refused or failed since it began
     * @param runnerUp the next best explanation; empty when there is none
     */
    record Busy(Cause cause, Instant since, List<Fact> evidence, Optional<RunnerUp> runnerUp, double lostRequests)
            implements Diagnosis {
        public Busy {
            evidence = List.copyOf(evidence);
        }
    }

    /** We do not know, and since when. */
    record Unknown(Reason reason, Optional<Instant> since) implements Diagnosis {}

    enum Reason {
        NEVER_SEEN,
        NO_DATA
    }
}
