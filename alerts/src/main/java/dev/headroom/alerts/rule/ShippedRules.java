package dev.headroom.alerts.rule;

import static dev.headroom.alerts.Severity.CRITICAL;
import static dev.headroom.alerts.Severity.INFO;
import static dev.headroom.alerts.Severity.WARNING;

import dev.headroom.alerts.Severity;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The rules that come with the product; each has a page in docs/runbooks. The burn rates are those of the Google SRE
 * workbook, chapter 5: a page at 2 % of a month's budget within an hour or 5 % within six, a ticket at 10 % within a day
 * or within three.
 */
final class ShippedRules {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final double SO = 0;

    static final List<Rule> ALL = List.of(
            twoLevels("rejected-429", Condition.REJECTED_429_SHARE, 0.01, 0.05),
            rule("error-rate", Condition.FAILED_SHARE, 0.05, MINUTE, CRITICAL),
            rule("retry-storm", Condition.REJECTED_PER_SERVED, 1, TWO_MINUTES, CRITICAL),
            rule("connections", Condition.CONNECTIONS_RATIO, 0.95, MINUTE, CRITICAL),
            rule("gpu-saturated", Condition.GPU_UTILIZATION_WITH_QUEUE, 0.95, TWO_MINUTES, WARNING),
            rule("kv-cache", Condition.KV_CACHE_WITH_QUEUE, 0.95, TWO_MINUTES, WARNING),
            rule("prefill", Condition.PREFILL_WITH_QUEUE, 0.6, TWO_MINUTES, WARNING),
            rule("batch-cap", Condition.BATCH_WITH_QUEUE, 0.98, TWO_MINUTES, WARNING),
            rule("imbalance", Condition.QUEUE_ON_ONE_NODE, 0.6, FIVE_MINUTES, WARNING),
            rule("throttling", Condition.STEP_SLOWDOWN_WHILE_HELD_DOWN, 1.1, TWO_MINUTES, WARNING),
            rule("latency-ttft", Condition.TTFT_OF_OBJECTIVE, 1, FIVE_MINUTES, WARNING),
            rule("latency-tpot", Condition.TPOT_OF_OBJECTIVE, 1, FIVE_MINUTES, WARNING),
            rule("burn-rate-1h", Condition.BURN_RATE_1H, 14.4, AT_ONCE, CRITICAL),
            rule("burn-rate-6h", Condition.BURN_RATE_6H, 6, AT_ONCE, CRITICAL),
            rule("burn-rate-1d", Condition.BURN_RATE_1D, 3, AT_ONCE, WARNING),
            rule("burn-rate-3d", Condition.BURN_RATE_3D, 1, AT_ONCE, WARNING),
            rule("error-budget-spent", Condition.ERROR_BUDGET_SPENT, 1, AT_ONCE, WARNING),
            rule("forecast-above-capacity", Condition.FORECAST_OVER_CAPACITY, 1, FIVE_MINUTES, WARNING),
            rule("event-without-capacity", Condition.EVENT_OVER_CAPACITY, 1, FIVE_MINUTES, WARNING),
            rule("unusual-load", Condition.UNUSUAL_LOAD, 6, AT_ONCE, INFO),
            rule("unusual-rejections", Condition.UNUSUAL_REJECTIONS, 6, AT_ONCE, INFO),
            rule("unusual-latency", Condition.UNUSUAL_LATENCY, 6, AT_ONCE, INFO),
            rule("unusual-gpu-utilization", Condition.UNUSUAL_GPU_UTILIZATION, 6, AT_ONCE, INFO),
            rule("gpu-lost", Condition.GPU_LOST, SO, AT_ONCE, CRITICAL),
            rule("gpu-xid", Condition.GPU_XID, SO, AT_ONCE, WARNING),
            rule("gpu-memory-errors", Condition.GPU_MEMORY_ERRORS, SO, AT_ONCE, WARNING),
            rule("gpu-held-down", Condition.GPU_HELD_DOWN, SO, FIVE_MINUTES, WARNING),
            rule("gpu-memory-full", Condition.GPU_MEMORY_USED, 0.985, FIVE_MINUTES, WARNING),
            rule("target-down", Condition.TARGET_DOWN, SO, MINUTE, CRITICAL),
            rule("scrape-limit", Condition.SCRAPE_LIMIT_HIT, SO, MINUTE, WARNING),
            rule("no-data", Condition.NO_DATA, SO, MINUTE, CRITICAL),
            rule("queue-lag", Condition.QUEUE_LAG, 60, MINUTE, WARNING),
            rule("job-failed", Condition.JOB_FAILED, SO, TWO_MINUTES, WARNING));

    private ShippedRules() {}

    private static Rule twoLevels(String name, Condition condition, double threshold, double criticalAbove) {
        return new Rule(name, condition, threshold, OptionalDouble.of(criticalAbove), MINUTE, MINUTE, WARNING);
    }

    private static Rule rule(String name, Condition condition, double threshold, Duration holdFor, Severity severity) {
        return new Rule(name, condition, threshold, OptionalDouble.empty(), holdFor, MINUTE, severity);
    }
}
