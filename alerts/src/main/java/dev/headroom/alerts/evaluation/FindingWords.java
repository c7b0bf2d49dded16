package dev.headroom.alerts.evaluation;

import static dev.headroom.alerts.text.Quantities.count;
import static dev.headroom.alerts.text.Quantities.number;
import static dev.headroom.alerts.text.Quantities.percent;
import static dev.headroom.alerts.text.Quantities.rps;
import static dev.headroom.alerts.text.Quantities.time;

import dev.headroom.alerts.IncidentFacts;
import dev.headroom.alerts.IncidentLabels;
import dev.headroom.alerts.rule.Condition;
import dev.headroom.alerts.rule.Finding;
import dev.headroom.alerts.rule.Reading;
import dev.headroom.alerts.rule.Rule;
import dev.headroom.alerts.rule.Watch;
import java.util.Map;

/** English sentences about what a rule found. */
final class FindingWords {

    private FindingWords() {}

    static String title(Finding finding) {
        return finding.service().value() + what(finding);
    }

    private static String what(Finding finding) {
        String value = value(finding, finding.reading() instanceof Reading.Known known ? known.value() : Double.NaN);
        return switch (finding.rule().condition()) {
            case REJECTED_429_SHARE -> " rejects " + value + " of requests";
            case FAILED_SHARE -> " fails " + value + " of requests";
            case REJECTED_PER_SERVED -> " turns away " + value + " as many requests as it serves";
            case GPU_UTILIZATION_WITH_QUEUE -> " runs its GPUs at " + value + " with requests waiting";
            case CONNECTIONS_RATIO -> " uses " + value + " of its connections";
            case KV_CACHE_WITH_QUEUE -> " has its KV cache " + value + " full with requests waiting";
            case PREFILL_WITH_QUEUE -> " spends " + value + " of its time on prefill with requests waiting";
            case BATCH_WITH_QUEUE -> " fills " + value + " of its batches with requests waiting";
            case QUEUE_ON_ONE_NODE -> " has " + value + " of its queue at one node";
            case STEP_SLOWDOWN_WHILE_HELD_DOWN ->
                " takes " + value + " as long for a token as usual, its GPUs held down";
            case TTFT_OF_OBJECTIVE -> " takes " + value + " its objective to the first token";
            case TPOT_OF_OBJECTIVE -> " takes " + value + " its objective for a token";
            case BURN_RATE_1H, BURN_RATE_6H, BURN_RATE_1D, BURN_RATE_3D ->
                " spends its error budget " + value + " as fast as it may";
            case ERROR_BUDGET_SPENT -> " has spent " + value + " of its error budget";
            case FORECAST_OVER_CAPACITY -> " is forecast to exceed its capacity";
            case EVENT_OVER_CAPACITY -> " has too few replicas for " + event(finding);
            case NO_DATA -> " tells nothing any more";
            case UNUSUAL_LOAD -> " gets an unusual load for this hour";
            case UNUSUAL_REJECTIONS -> " rejects an unusual share for this hour";
            case UNUSUAL_LATENCY -> " is unusually slow for this hour";
            case UNUSUAL_GPU_UTILIZATION -> " uses its GPUs unusually for this hour";
            case TARGET_DOWN -> ": target " + finding.subject() + " is down";
            case SCRAPE_LIMIT_HIT -> ": target " + finding.subject() + " says more than is allowed";
            case GPU_LOST -> ": GPU lost, " + finding.subject();
            case GPU_XID -> ": XID error of " + finding.subject();
            case GPU_MEMORY_ERRORS -> ": memory errors of " + finding.subject();
            case GPU_HELD_DOWN -> ": clocks held down, " + finding.subject();
            case GPU_MEMORY_USED -> ": memory " + value + " full, " + finding.subject();
            case QUEUE_LAG -> ": scrapes wait " + value + " to be stored";
            case JOB_FAILED -> ": " + finding.subject() + " fails";
            case WATCHED -> ": " + watched(finding) + " is " + value;
        };
    }

    /** What was compared with what. */
    static String comparison(Finding finding) {
        return switch (finding.rule().condition()) {
            case FORECAST_OVER_CAPACITY -> forecast(finding.reading());
            case EVENT_OVER_CAPACITY -> eventAhead(finding);
            case NO_DATA -> "No sample has come for five minutes; how it fares is unknown.";
            case TARGET_DOWN -> "Its scrapes fail; what it would tell is unknown meanwhile.";
            case SCRAPE_LIMIT_HIT -> "Its page is refused as a whole until it is smaller or the limit is raised.";
            case GPU_LOST -> "The device no longer answers its driver, or is no longer listed beside its siblings.";
            case GPU_XID -> "The driver reported an error of the device; its number tells which.";
            case GPU_MEMORY_ERRORS ->
                "Uncorrected memory errors, or a row that could not be replaced: it may fail next.";
            case GPU_HELD_DOWN -> "Heat, the power brake or a protection of the hardware slows the device down.";
            case JOB_FAILED -> "A job of Headroom itself fails; its log tells why.";
            case WATCHED ->
                "%s is %s %s, as rule %s says."
                        .formatted(
                                watched(finding),
                                finding.rule().watch().filter(Watch::below).isPresent() ? "below" : "above",
                                number(finding.rule().threshold()),
                                finding.rule().name());
            default ->
                sentence(finding.rule().condition()) + " is above "
                        + value(finding, finding.rule().threshold()) + ".";
        };
    }

    private static String sentence(Condition condition) {
        return switch (condition) {
            case REJECTED_429_SHARE -> "The share of requests answered 429";
            case FAILED_SHARE -> "The share of requests that failed";
            case REJECTED_PER_SERVED -> "What is turned away for each request that is served";
            case GPU_UTILIZATION_WITH_QUEUE -> "GPU utilisation while requests wait";
            case CONNECTIONS_RATIO -> "What is used of the connection limit";
            case KV_CACHE_WITH_QUEUE -> "The KV cache of the fullest node while requests wait";
            case PREFILL_WITH_QUEUE -> "The time that prefill takes while requests wait";
            case BATCH_WITH_QUEUE -> "Running requests of what the batches hold while requests wait";
            case QUEUE_ON_ONE_NODE -> "The share of the queue at one node while others have room";
            case STEP_SLOWDOWN_WHILE_HELD_DOWN -> "The length of a decode step against what was learned";
            case TTFT_OF_OBJECTIVE -> "The 95th percentile of the time to first token against its objective";
            case TPOT_OF_OBJECTIVE -> "The 95th percentile of the time per output token against its objective";
            case BURN_RATE_1H -> "The burn rate of the last hour and of the last 5 minutes";
            case BURN_RATE_6H -> "The burn rate of the last 6 hours and of the last 30 minutes";
            case BURN_RATE_1D -> "The burn rate of the last day and of the last 2 hours";
            case BURN_RATE_3D -> "The burn rate of the last 3 days and of the last 6 hours";
            case ERROR_BUDGET_SPENT -> "What is spent of the failures that 30 days allow";
            case GPU_MEMORY_USED -> "GPU memory in use";
            case QUEUE_LAG -> "The age of the oldest scrape that waits";
            case UNUSUAL_LOAD, UNUSUAL_REJECTIONS, UNUSUAL_LATENCY, UNUSUAL_GPU_UTILIZATION ->
                "The distance from what is usual, in standard deviations,";
            default -> "The value";
        };
    }

    private static String value(Finding finding, double value) {
        return switch (finding.rule().condition().unit()) {
            case SHARE -> percent(value);
            case FACTOR -> number(value) + " times";
            case SECONDS -> count(value) + " s";
            case DEVIATIONS, STATE, OWN -> number(value);
        };
    }

    private static String watched(Finding finding) {
        Rule rule = finding.rule();
        return rule.watch().map(watch -> watch.metric().word()).orElse(rule.name());
    }

    private static String forecast(Reading reading) {
        Map<String, Double> facts = factsOf(reading);
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

    private static String event(Finding finding) {
        return finding.reading() instanceof Reading.Known known
                ? known.labels().getOrDefault(IncidentLabels.EVENT, "an event")
                : "an event";
    }

    private static String eventAhead(Finding finding) {
        Map<String, Double> facts = factsOf(finding.reading());
        if (!facts.containsKey(IncidentFacts.EVENT_START)) {
            return "An event ahead asks for more than today's replicas sustain.";
        }
        return "It begins %s; %s expected at %s, %s replicas sustain %s; it needs %s."
                .formatted(
                        time(known(facts, IncidentFacts.EVENT_START)),
                        rps(known(facts, IncidentFacts.FORECAST_PEAK_RPS)),
                        time(known(facts, IncidentFacts.FORECAST_PEAK_AT)),
                        count(known(facts, IncidentFacts.REPLICAS)),
                        rps(known(facts, IncidentFacts.CAPACITY_RPS)),
                        count(known(facts, IncidentFacts.RECOMMENDED_REPLICAS)));
    }

    private static Map<String, Double> factsOf(Reading reading) {
        return reading instanceof Reading.Known known ? known.facts() : Map.<String, Double>of();
    }

    private static double known(Map<String, Double> facts, String key) {
        return facts.getOrDefault(key, Double.NaN);
    }
}
