package dev.headroom.alerts.chart;

import dev.headroom.alerts.IncidentFacts;
import dev.headroom.alerts.diagnosis.Fact.Measure;
import dev.headroom.alerts.rule.Condition;
import dev.headroom.alerts.rule.Rule;
import dev.headroom.alerts.rule.Rules;
import dev.headroom.collector.history.Signal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which lines tell of an incident, and which limit belongs to them.
 *
 * @param factor from the unit of the signals to that of the picture
 * @param limit in the unit of the picture; empty when the rule compares something else
 */
record Sketch(String unit, double factor, List<Part> parts, Optional<Double> limit) {

    private static final int BLUE = 0x2563eb;
    private static final int TEAL = 0x0d9488;
    private static final int VIOLET = 0x7c3aed;
    private static final double PERCENT = 100;

    /** One line, called as the messages call this measure. */
    record Part(Signal signal, Measure measure, int colour) {}

    /** Of what the rule looks at; requests where that is no line of its own. */
    static Sketch of(String rule, Map<String, Double> facts) {
        Optional<Condition> condition = Rules.BUILT_IN.named(rule).map(Rule::condition);
        Optional<Double> threshold = Optional.ofNullable(facts.get(IncidentFacts.THRESHOLD));
        return condition
                .map(known -> switch (known) {
                    case GPU_UTILIZATION_WITH_QUEUE -> gpus(threshold.map(share -> share * PERCENT));
                    case STEP_SLOWDOWN_WHILE_HELD_DOWN, UNUSUAL_GPU_UTILIZATION -> gpus(Optional.empty());
                    case Condition device when device.about() == Condition.About.DEVICE -> gpus(Optional.empty());
                    case KV_CACHE_WITH_QUEUE -> share(Signal.KV_CACHE_RATIO_MAX, Measure.KV_CACHE_RATIO, threshold);
                    case CONNECTIONS_RATIO -> connections(facts);
                    case BATCH_WITH_QUEUE, QUEUE_ON_ONE_NODE -> batches(facts);
                    default -> requests(facts);
                })
                .orElseGet(() -> requests(facts));
    }

    private static Sketch gpus(Optional<Double> limit) {
        return new Sketch(
                "%", PERCENT, List.of(new Part(Signal.GPU_UTILIZATION, Measure.GPU_UTILIZATION, BLUE)), limit);
    }

    private static Sketch share(Signal signal, Measure measure, Optional<Double> threshold) {
        return new Sketch(
                "%", PERCENT, List.of(new Part(signal, measure, BLUE)), threshold.map(share -> share * PERCENT));
    }

    private static Sketch connections(Map<String, Double> facts) {
        return new Sketch(
                "",
                1,
                List.of(new Part(Signal.CONNECTIONS, Measure.CONNECTIONS, BLUE)),
                bound(Measure.CONNECTIONS, facts));
    }

    private static Sketch batches(Map<String, Double> facts) {
        return new Sketch(
                "",
                1,
                List.of(
                        new Part(Signal.RUNNING, Measure.RUNNING, BLUE),
                        new Part(Signal.WAITING, Measure.WAITING, VIOLET)),
                bound(Measure.RUNNING, facts));
    }

    /** The limit is that of the limiter, or what the replicas sustain. */
    private static Sketch requests(Map<String, Double> facts) {
        return new Sketch(
                "req/s",
                1,
                List.of(
                        new Part(Signal.OFFERED_RPS, Measure.OFFERED_RPS, BLUE),
                        new Part(Signal.SERVED_RPS, Measure.SERVED_RPS, TEAL),
                        new Part(Signal.REJECTED_429_RPS, Measure.REJECTED_429_RPS, VIOLET)),
                bound(Measure.OFFERED_RPS, facts).or(() -> Optional.ofNullable(facts.get(IncidentFacts.CAPACITY_RPS))));
    }

    private static Optional<Double> bound(Measure measure, Map<String, Double> facts) {
        return Optional.ofNullable(facts.get(IncidentFacts.boundOf(measure)));
    }
}
