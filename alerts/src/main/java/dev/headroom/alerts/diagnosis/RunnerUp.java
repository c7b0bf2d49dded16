package dev.headroom.alerts.diagnosis;

import java.util.List;

/**
 * The second best explanation of a busy stretch.
 *
 * @param also whether it held beside the first for most of the time and does not follow from it: two causes at once
 */
public record RunnerUp(Cause cause, boolean also, List<Fact> evidence) {
    public RunnerUp {
        evidence = List.copyOf(evidence);
    }
}
