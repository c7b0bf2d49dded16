package dev.headroom.forecasting.capacity.loadtest;

import dev.headroom.forecasting.capacity.ScalabilityLaw;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report for programs: units in the names, what is not known is null. */
public final class ReportJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReportJson() {}

    public static String of(LoadTestReport report) {
        ObjectNode json = JSON.createObjectNode();
        json.put("axis", report.test().axis().name().toLowerCase(Locale.ROOT));
        json.put("replicas", report.replicas());
        json.put("knee_observed", !(report.critical() instanceof CriticalPoint.NotObserved));
        switch (report.critical()) {
            case CriticalPoint.Found(var cause, var first, var sustained) -> {
                json.set("critical_point", critical(cause, first));
                json.set("sustained", step(sustained));
            }
            case CriticalPoint.BelowTheFirst(var cause, var first) -> {
                json.set("critical_point", critical(cause, first));
                json.putNull("sustained");
            }
            case CriticalPoint.NotObserved _ -> {
                json.putNull("critical_point");
                json.putNull("sustained");
            }
        }
        json.set("knee", report.knee().map(ReportJson::step).orElse(null));
        json.set("first_failures", report.firstFailures().map(ReportJson::step).orElse(null));
        ArrayNode untried = json.putArray("objectives_not_tried");
        report.untried().forEach(untried::add);
        put(json, "capacity_per_replica_rps", report.capacityPerReplica());
        report.law()
                .ifPresentOrElse(
                        law -> json.set("universal_scalability_law", law(report, law)),
                        () -> json.putNull("universal_scalability_law"));
        ArrayNode steps = json.putArray("steps");
        report.test().steps().forEach(step -> steps.add(step(step)));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + System.lineSeparator();
    }

    private static ObjectNode critical(CriticalPoint.Cause cause, LoadStep first) {
        ObjectNode json = step(first);
        json.put("cause", cause.name().toLowerCase(Locale.ROOT));
        return json;
    }

    private static ObjectNode step(LoadStep step) {
        ObjectNode json = JSON.createObjectNode();
        put(json, "load", step.load());
        put(json, "concurrency", step.concurrency());
        put(json, "requests_per_second", step.requestsPerSecond());
        put(json, "served_per_second", step.servedPerSecond());
        put(json, "failure_ratio", step.failureShare());
        put(json, "p" + step.latency().percentile() + "_seconds", step.latency().seconds());
        put(json, "p" + step.latency().percentile() + "_ttft_seconds", step.ttftSeconds());
        put(json, "p" + step.latency().percentile() + "_tpot_seconds", step.tpotSeconds());
        return json;
    }

    private static ObjectNode law(LoadTestReport report, ScalabilityLaw law) {
        boolean seen = report.showsPeakOf(law);
        ObjectNode json = JSON.createObjectNode();
        put(json, "lambda", law.lambda());
        put(json, "sigma", law.sigma());
        put(json, "kappa", law.kappa());
        put(json, "peak_concurrency", seen ? law.peakConcurrency() : Double.NaN);
        put(json, "peak_rps", seen ? law.peakThroughput() : Double.NaN);
        put(json, "r_squared", law.fit());
        return json;
    }

    private static void put(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, value);
        } else {
            json.putNull(name);
        }
    }
}
