package dev.headroom.alerts.evaluation;

import static dev.headroom.alerts.text.Quantities.count;
import static dev.headroom.alerts.text.Quantities.lasting;
import static dev.headroom.alerts.text.Quantities.number;
import static dev.headroom.alerts.text.Quantities.percent;
import static dev.headroom.alerts.text.Quantities.rps;
import static dev.headroom.alerts.text.Quantities.time;
import static java.util.stream.Collectors.joining;

import dev.headroom.alerts.IncidentFacts;
import dev.headroom.alerts.diagnosis.Cause;
import dev.headroom.alerts.diagnosis.Diagnosis;
import dev.headroom.alerts.diagnosis.Fact;
import dev.headroom.alerts.diagnosis.Fact.Measure;
import dev.headroom.alerts.rule.Finding;
import dev.headroom.alerts.rule.Reading;
import dev.headroom.alerts.rule.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** English sentences about incidents. Numbers carry their unit, times are UTC. */
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

    static String title(Finding finding) {
        String service = finding.service().value();
        double value = valueOf(finding.reading());
        return switch (finding.rule().condition()) {
            case REJECTED_429_SHARE -> service + " rejects " + percent(value) + " of requests";
            case FAILED_SHARE -> service + " fails " + percent(value) + " of requests";
            case GPU_UTILIZATION_WITH_QUEUE ->
                service + " runs its GPUs at " + percent(value) + " with requests waiting";
            case CONNECTIONS_RATIO -> service + " uses " + percent(value) + " of its connections";
            case FORECAST_OVER_CAPACITY -> service + " is forecast to exceed its capacity";
            case TARGET_DOWN -> service + ": target " + finding.subject() + " is down";
            case GPU_LOST -> service + ": GPU lost, " + finding.subject();
            case WATCHED -> service + ": " + watched(finding) + " is " + number(value);
        };
    }

    /** What was compared with what. */
    static String comparison(Finding finding) {
        String threshold = percent(finding.rule().threshold());
        return switch (finding.rule().condition()) {
            case REJECTED_429_SHARE -> "429 responses are above " + threshold + " of offered requests.";
            case FAILED_SHARE -> "Failures are above " + threshold + " of offered requests.";
            case GPU_UTILIZATION_WITH_QUEUE -> "GPU utilisation is above " + threshold + " while requests wait.";
            case CONNECTIONS_RATIO -> "Connections in use are above " + threshold + " of the limit.";
            case FORECAST_OVER_CAPACITY -> forecast(finding.reading());
            case TARGET_DOWN -> "Its scrapes fail; what it would tell is unknown meanwhile.";
            case GPU_LOST -> "The device no longer answers its driver, or is no longer listed beside its siblings.";
            case WATCHED -> {
                boolean below = finding.rule().watch().filter(Watch::below).isPresent();
                yield "%s is %s %s, as rule %s says."
                        .formatted(
                                watched(finding),
                                below ? "below" : "above",
                                number(finding.rule().threshold()),
                                finding.rule().name());
            }
        };
    }

    private static String watched(Finding finding) {
        return finding.rule()
                .watch()
                .map(watch -> watch.metric().word())
                .orElse(finding.rule().name());
    }

    private static String forecast(Reading reading) {
        Map<String, Double> facts = reading instanceof Reading.Known known ? known.facts() : Map.<String, Double>of();
        if (!facts.containsKey(IncidentFacts.FORECAST_PEAK_RPS)) {
            return "The expected load passes what today's replicas sustain.";
        }
        return "%s expected at %s, %s replicas sustain %s; scale to %s before %s."
                .formatted(
                        rps(known(facts, IncidentFacts.FORECAST_PEAK_RPS)),
                        time(known(facts, IncidentFacts.FORECAST_PEAK_AT)),
                        count(known(facts, IncidentFacts.REPLICAS)),
                        rps(known(facts, IncidentFacts.CAPACITY_RPS)),
                        count(known(facts, IncidentFacts.RECOMMENDED_REPLICAS)),
                        time(known(facts, IncidentFacts.FORECAST_LIMIT_AT)));
    }

    private static double known(Map<String, Double> facts, String key) {
        return facts.getOrDefault(key, Double.NaN);
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
                    case GPU_QUEUE, IMBALANCE, THROTTLING ->
                        list(busy, Measure.WAITING, Measure.RUNNING, Measure.GPU_UTILIZATION);
                };
        return "For %s %s → %s."
                .formatted(lasting(Duration.between(busy.since(), now)), evidence, conclusion(busy.cause()));
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
        };
    }

    private static double valueOf(Reading reading) {
        return reading instanceof Reading.Known known ? known.value() : Double.NaN;
    }
}
