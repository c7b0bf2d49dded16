package dev.headroom.forecasting.capacity.loadtest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * When a step counts as too much.
 *
 * @param failureShare failures above this share, 0 to 1
 * @param latencySeconds slower requests than this; infinite when there is no such objective
 * @param ttftSeconds likewise for the first token
 * @param tpotSeconds likewise for each further token
 */
public record Objective(double failureShare, double latencySeconds, double ttftSeconds, double tpotSeconds) {

    /** One request in a thousand may fail, and be as slow as it likes. */
    public static final Objective DEFAULT =
            new Objective(0.001, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    public Objective {
        if (!(failureShare >= 0 && failureShare < 1)) {
            throw new IllegalArgumentException("the share of failures must be in [0, 100 %), was " + failureShare);
        }
        if (!(latencySeconds > 0 && ttftSeconds > 0 && tpotSeconds > 0)) {
            throw new IllegalArgumentException("objectives of latency must be > 0");
        }
    }

    /** Objectives of latencies of which no step tells anything; they were not tried. */
    List<String> untried(List<LoadStep> steps) {
        Map<String, ToDoubleFunction<LoadStep>> asked = new LinkedHashMap<>();
        if (Double.isFinite(latencySeconds)) {
            asked.put("latency", step -> step.latency().seconds());
        }
        if (Double.isFinite(ttftSeconds)) {
            asked.put("ttft", LoadStep::ttftSeconds);
        }
        if (Double.isFinite(tpotSeconds)) {
            asked.put("tpot", LoadStep::tpotSeconds);
        }
        return asked.entrySet().stream()
                .filter(each -> steps.stream().mapToDouble(each.getValue()).allMatch(Double::isNaN))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean failing(LoadStep step) {
        return step.failureShare() > failureShare;
    }

    /** A latency that is not known breaks no objective. */
    boolean tooSlow(LoadStep step) {
        return step.latency().seconds() > latencySeconds
                || step.ttftSeconds() > ttftSeconds
                || step.tpotSeconds() > tpotSeconds;
    }
}
