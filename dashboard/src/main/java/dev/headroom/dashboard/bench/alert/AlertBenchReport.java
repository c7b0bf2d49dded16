package dev.headroom.dashboard.bench.alert;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A measurement in words and as JSON. */
public final class AlertBenchReport {
    private static final double MEDIAN = 0.5;
    private static final double P95 = 0.95;

    private AlertBenchReport() {}

    public static String text(AlertBenchResult result) {
        AlertBenchPlan plan = result.plan();
        return String.format(
                Locale.ROOT,
                """
                breaches                   %d within %d s, a scrape every %d s, an evaluation every %d s
                told                       %d, %d missing
                from sample to message     min %.2f s, median %.2f s, p95 %.2f s, max %.2f s
                bound                      %.2f s, an evaluation and 2 s: %s
                messages to Slack          %d
                """,
                plan.breaches(),
                plan.within().toSeconds(),
                plan.scrapeInterval().toSeconds(),
                plan.evaluationInterval().toSeconds(),
                result.times().size(),
                result.missing(),
                result.secondsAt(0),
                result.secondsAt(MEDIAN),
                result.secondsAt(P95),
                result.secondsAt(1),
                boundSeconds(result),
                result.keepsItsPromise() ? "kept" : "NOT KEPT",
                result.slackMessages());
    }

    /** Without times when nobody was told of anything. */
    public static String json(AlertBenchResult result) {
        AlertBenchPlan plan = result.plan();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("breaches", plan.breaches());
        fields.put("withinSeconds", plan.within().toSeconds());
        fields.put("scrapeIntervalSeconds", plan.scrapeInterval().toSeconds());
        fields.put("evaluationIntervalSeconds", plan.evaluationInterval().toSeconds());
        fields.put("told", result.times().size());
        fields.put("missing", result.missing());
        putKnown(fields, "minSeconds", result.secondsAt(0));
        putKnown(fields, "medianSeconds", result.secondsAt(MEDIAN));
        putKnown(fields, "p95Seconds", result.secondsAt(P95));
        putKnown(fields, "maxSeconds", result.secondsAt(1));
        fields.put("boundSeconds", boundSeconds(result));
        fields.put("boundKept", result.keepsItsPromise());
        fields.put("slackMessages", result.slackMessages());
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(fields) + "\n";
    }

    private static void putKnown(Map<String, Object> fields, String key, double seconds) {
        if (!Double.isNaN(seconds)) {
            fields.put(key, seconds);
        }
    }

    private static double boundSeconds(AlertBenchResult result) {
        return result.plan().bound().toNanos() / 1e9;
    }
}
