package dev.headroom.alerts.evaluation;

import static dev.headroom.alerts.text.Quantities.count;
import static dev.headroom.alerts.text.Quantities.lasting;
import static dev.headroom.alerts.text.Quantities.percent;
import static dev.headroom.alerts.text.Quantities.rps;
import static java.util.stream.Collectors.joining;

import dev.headroom.alerts.diagnosis.Cause;
import dev.headroom.alerts.diagnosis.Diagnosis;
import dev.headroom.alerts.diagnosis.Fact;
import dev.headroom.alerts.diagnosis.Fact.Measure;
import dev.headroom.alerts.diagnosis.RunnerUp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** English sentences about why a service is busy. Numbers carry their unit, times are UTC. */
final class Wording {

    private Wording() {}

    static String nameOf(Cause cause) {
        return switch (cause) {
            case RATE_LIMITER -> "rate limiter";
            case CONNECTION_POOL -> "connection pool";
            case KV_CACHE -> "KV cache";
            case PREFILL -> "prefill";
            case GPU_QUEUE -> "GPU queue";
            case IMBALANCE -> "imbalance between nodes";
            case THROTTLING -> "GPU throttling";
            case RETRY_STORM -> "retry storm";
        };
    }

    /** The evidence of a diagnosis in one sentence with its conclusion. */
    static String because(Diagnosis.Busy busy, Instant now) {
        String evidence =
                switch (busy.cause()) {
                    case RATE_LIMITER -> list(busy, Measure.OFFERED_RPS, Measure.GPU_UTILIZATION, Measure.WAITING);
                    case RETRY_STORM -> list(busy, Measure.OFFERED_RPS, Measure.SERVED_RPS, Measure.REJECTED_SHARE);
                    case CONNECTION_POOL -> list(busy, Measure.CONNECTIONS, Measure.GPU_UTILIZATION);
                    case KV_CACHE ->
                        list(busy, Measure.KV_CACHE_RATIO, Measure.WAITING, Measure.PREEMPTIONS_PER_SECOND);
                    case PREFILL -> list(busy, Measure.PREFILL_TOKENS_PER_SECOND, Measure.WAITING);
                    case THROTTLING ->
                        list(busy, Measure.STEP_SLOWDOWN, Measure.GPU_CLOCK_MEGAHERTZ, Measure.GPU_THROTTLED_SHARE);
                    case GPU_QUEUE, IMBALANCE -> list(busy, Measure.WAITING, Measure.RUNNING, Measure.GPU_UTILIZATION);
                };
        String also = busy.runnerUp()
                .filter(RunnerUp::also)
                .map(second -> " And also: " + conclusion(second.cause()) + ".")
                .orElse("");
        return "For %s %s → %s.%s"
                .formatted(lasting(Duration.between(busy.since(), now)), evidence, conclusion(busy.cause()), also);
    }

    private static String conclusion(Cause cause) {
        return switch (cause) {
            case RATE_LIMITER -> "the limit, not the hardware";
            case CONNECTION_POOL -> "the connection limit, not the GPUs";
            case KV_CACHE -> "GPU memory for the KV cache is full";
            case PREFILL -> "long prompts keep the GPUs busy";
            case GPU_QUEUE -> "more load than the GPUs can batch";
            case IMBALANCE -> "one node is full while others are free";
            case THROTTLING -> "the GPUs run slower than they could";
            case RETRY_STORM -> "most requests are repetitions of refused ones";
        };
    }

    private static String list(Diagnosis.Busy busy, Measure... measures) {
        return Arrays.stream(measures)
                .map(measure -> factOf(busy, measure))
                .flatMap(Optional::stream)
                .map(Wording::phrase)
                .collect(joining(", "));
    }

    private static Optional<Fact> factOf(Diagnosis.Busy busy, Measure measure) {
        return busy.evidence().stream()
                .filter(fact -> fact.measure() == measure)
                .findFirst();
    }

    private static String phrase(Fact fact) {
        String bound = Double.isNaN(fact.bound()) ? "" : " of " + count(fact.bound());
        return switch (fact.measure()) {
            case OFFERED_RPS ->
                "offered " + rps(fact.value())
                        + (fact.value() > fact.bound() ? " over rps_limit " + count(fact.bound()) : "");
            case SERVED_RPS -> "served " + rps(fact.value());
            case REJECTED_429_RPS -> "429 " + rps(fact.value());
            case REJECTED_503_RPS -> "503 " + rps(fact.value());
            case REJECTED_SHARE -> "rejected " + percent(fact.value());
            case GPU_UTILIZATION -> "GPUs at " + percent(fact.value());
            case RUNNING -> "running " + count(fact.value()) + bound;
            case WAITING -> "queue " + count(fact.value());
            case CONNECTIONS -> "connections " + count(fact.value()) + bound;
            case KV_CACHE_RATIO -> "KV cache " + percent(fact.value());
            case PREEMPTIONS_PER_SECOND -> "preemptions %.1f/s".formatted(fact.value());
            case PREFILL_TOKENS_PER_SECOND -> "prefill " + count(fact.value()) + bound + " tokens/s";
            case STEP_SLOWDOWN -> "decode steps take %.1f times as long as usual".formatted(fact.value());
            case GPU_CLOCK_MEGAHERTZ -> "lowest GPU clock " + count(fact.value()) + bound + " MHz";
            case GPU_THROTTLED_SHARE -> percent(fact.value()) + " of the GPUs held down";
        };
    }
}
