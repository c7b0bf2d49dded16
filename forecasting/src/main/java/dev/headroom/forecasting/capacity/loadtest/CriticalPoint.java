package dev.headroom.forecasting.capacity.loadtest;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Where a test showed more load than the system can take: the first step with failures, too slow, or past the knee. */
public sealed interface CriticalPoint {

    /**
     * Seen.
     *
     * @param first the step that shows it
     * @param sustained the step with the most load that was still served; the knee itself when that is the cause
     */
    record Found(Cause cause, LoadStep first, LoadStep sustained) implements CriticalPoint {}

    /** The very first step was too much, so what the system sustains lies below it. */
    record BelowTheFirst(Cause cause, LoadStep first) implements CriticalPoint {}

    /** Knee not yet observed: throughput still grew with the load at the end, or there was one step only. */
    record NotObserved(LoadStep highest) implements CriticalPoint {}

    enum Cause {
        FAILURES,
        LATENCY,
        KNEE
    }

    /** The earliest of the three; at the same step, failures before latency before the knee. */
    static CriticalPoint of(LoadTest test, Objective objective) {
        List<LoadStep> steps = test.steps();
        int failing = firstLasting(steps, objective::failing);
        int slow = firstLasting(steps, objective::tooSlow);
        OptionalInt knee = knee(steps);
        int tooMuch = Math.min(failing, slow);
        if (knee.isPresent() && knee.getAsInt() < tooMuch) {
            LoadStep step = steps.get(knee.getAsInt());
            return new Found(Cause.KNEE, step, step);
        }
        if (tooMuch == steps.size()) {
            return new NotObserved(steps.getLast());
        }
        Cause cause = failing <= slow ? Cause.FAILURES : Cause.LATENCY;
        return tooMuch == 0
                ? new BelowTheFirst(cause, steps.getFirst())
                : new Found(cause, steps.get(tooMuch), steps.get(tooMuch - 1));
    }

    /** Empty when throughput still grew at the end, or there is one step only. */
    static OptionalInt knee(List<LoadStep> steps) {
        return Kneedle.knee(
                steps.stream().mapToDouble(LoadStep::load).toArray(),
                steps.stream().mapToDouble(LoadStep::servedPerSecond).toArray());
    }

    /** A lone bad step between good ones is an accident; the number of steps when there is no other. */
    static int firstLasting(List<LoadStep> steps, Predicate<LoadStep> bad) {
        for (int i = 0; i < steps.size(); i++) {
            if (bad.test(steps.get(i)) && (i + 1 == steps.size() || bad.test(steps.get(i + 1)))) {
                return i;
            }
        }
        return steps.size();
    }
}
