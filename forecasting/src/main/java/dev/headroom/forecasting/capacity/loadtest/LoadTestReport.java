package dev.headroom.forecasting.capacity.loadtest;

import dev.headroom.forecasting.capacity.ScalabilityLaw;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a load test says about capacity.
 *
 * @param replicas how many replicas were tested together
 * @param knee the step from which throughput grows no more, whatever came before it
 * @param firstFailures the step from which on requests fail, whatever came before it
 * @param untried objectives that the file tells nothing about: {@code latency}, {@code ttft}, {@code tpot}
 * @param law second opinion; empty when there are too few steps for it
 */
public record LoadTestReport(
        LoadTest test,
        int replicas,
        CriticalPoint critical,
        Optional<LoadStep> knee,
        Optional<LoadStep> firstFailures,
        List<String> untried,
        Optional<ScalabilityLaw> law) {

    /** A law that promises more than half as much again as was ever served is drawn past its points. */
    private static final double MOST_BEYOND = 1.5;

    public static LoadTestReport of(LoadTest test, Objective objective, int replicas) {
        if (replicas < 1) {
            throw new IllegalArgumentException("replicas must be >= 1, was " + replicas);
        }
        List<LoadStep> steps = test.steps();
        OptionalInt knee = CriticalPoint.knee(steps);
        int failing = CriticalPoint.firstLasting(steps, objective::failing);
        return new LoadTestReport(
                test,
                replicas,
                CriticalPoint.of(test, objective),
                knee.isPresent() ? Optional.of(steps.get(knee.getAsInt())) : Optional.empty(),
                failing < steps.size() ? Optional.of(steps.get(failing)) : Optional.empty(),
                objective.untried(steps),
                ScalabilityLaw.fit(steps.stream()
                        .filter(step -> !objective.failing(step))
                        .map(step -> new ScalabilityLaw.Point(step.concurrency(), step.servedPerSecond()))
                        .toList()));
    }

    /** What all tested replicas sustained; empty while no critical point was seen. */
    public Optional<LoadStep> sustained() {
        return critical instanceof CriticalPoint.Found(var _, var _, var sustained)
                ? Optional.of(sustained)
                : Optional.empty();
    }

    /** Whether the law's peak lies near enough to what was tried to be believed. */
    boolean showsPeakOf(ScalabilityLaw fitted) {
        return fitted.peakThroughput() <= MOST_BEYOND * mostServedPerSecond();
    }

    double mostServedPerSecond() {
        return test.steps().stream()
                .mapToDouble(LoadStep::servedPerSecond)
                .max()
                .orElse(Double.NaN);
    }

    /** μ, requests/s of one replica; NaN while no critical point was seen. */
    public double capacityPerReplica() {
        return sustained().map(LoadStep::servedPerSecond).orElse(Double.NaN) / replicas;
    }
}
