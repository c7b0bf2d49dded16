package dev.headroom.alerts.notification;

import dev.headroom.alerts.IncidentFacts;
import dev.headroom.alerts.diagnosis.Fact.Measure;
import dev.headroom.alerts.text.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The facts of an incident as labelled numbers, in the order in which they are read best. */
public final class NumberLines {

    private NumberLines() {}

    /** One number with its unit. */
    public record Line(String label, String value) {}

    static List<Line> of(Map<String, Double> facts, Phrases phrases) {
        List<Line> lines = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            Double value = facts.get(IncidentFacts.of(measure));
            if (value != null && !(value == 0 && isRejection(measure))) {
                lines.add(new Line(phrases.of("number." + measure.name()), bounded(measure, value, facts, phrases)));
            }
        }
        add(facts, IncidentFacts.FORECAST_PEAK_RPS, phrases.of("number.peak"), lines);
        add(facts, IncidentFacts.CAPACITY_RPS, phrases.of("number.capacity"), lines);
        Double lost = facts.get(IncidentFacts.LOST_REQUESTS);
        if (lost != null && lost >= 1) {
            lines.add(new Line(phrases.of("number.lost"), Quantities.count(lost)));
        }
        return lines;
    }

    /** That nothing was rejected is no news. */
    private static boolean isRejection(Measure measure) {
        return measure == Measure.REJECTED_429_RPS
                || measure == Measure.REJECTED_503_RPS
                || measure == Measure.REJECTED_SHARE;
    }

    private static void add(Map<String, Double> facts, String key, String label, List<Line> to) {
        Double value = facts.get(key);
        if (value != null) {
            to.add(new Line(label, Quantities.rps(value)));
        }
    }

    private static String bounded(Measure measure, double value, Map<String, Double> facts, Phrases phrases) {
        Double bound = facts.get(IncidentFacts.boundOf(measure));
        String quantity = quantity(measure, value);
        return bound == null ? quantity : phrases.of("limit", quantity, quantity(measure, bound));
    }

    private static String quantity(Measure measure, double value) {
        return switch (measure) {
            case OFFERED_RPS, SERVED_RPS, REJECTED_429_RPS, REJECTED_503_RPS -> Quantities.rps(value);
            case REJECTED_SHARE, GPU_UTILIZATION, KV_CACHE_RATIO, GPU_THROTTLED_SHARE -> Quantities.percent(value);
            case RUNNING, WAITING, CONNECTIONS -> Quantities.count(value);
            case PREEMPTIONS_PER_SECOND -> Quantities.count(value) + " /s";
            case PREFILL_TOKENS_PER_SECOND -> Quantities.count(value) + " tokens/s";
            case STEP_SLOWDOWN -> "%.1f ×".formatted(value);
            case GPU_CLOCK_MEGAHERTZ -> Quantities.count(value) + " MHz";
        };
    }
}
