package dev.headroom.dashboard.incidents;

import dev.headroom.alerts.diagnosis.Cause;
import dev.headroom.alerts.diagnosis.Fact;
import dev.headroom.dashboard.format.Format;
import java.util.List;
import java.util.stream.Collectors;

/** Says in the reader's language what was measured and which cause it points to. */
public record FactWords(Format format) {
    public static final String BETWEEN = " · ";

    private static final int MOST = 5;

    public String cause(Cause cause) {
        return text("cause." + cause.name());
    }

    /** What the cause means for the hardware, such as "the limit, not the hardware". */
    public String conclusion(Cause cause) {
        return text("conclusion." + cause.name());
    }

    /** The first few facts in one line; that nothing was rejected is no news. */
    public String line(List<Fact> facts) {
        return facts.stream()
                .filter(fact -> !(isRejection(fact.measure()) && fact.value() == 0))
                .limit(MOST)
                .map(this::fact)
                .collect(Collectors.joining(BETWEEN));
    }

    private String fact(Fact fact) {
        String value = text("fact." + fact.measure().name(), number(fact.measure(), fact.value()));
        return Double.isNaN(fact.bound()) ? value : text("fact.bounded", value, number(fact.measure(), fact.bound()));
    }

    private String number(Fact.Measure measure, double value) {
        return switch (measure) {
            case OFFERED_RPS, SERVED_RPS, REJECTED_429_RPS, REJECTED_503_RPS -> format.rate(value);
            case REJECTED_SHARE, GPU_UTILIZATION, KV_CACHE_RATIO, GPU_THROTTLED_SHARE -> format.percent(value);
            case RUNNING, WAITING, CONNECTIONS, GPU_CLOCK_MEGAHERTZ -> format.count(value);
            case PREEMPTIONS_PER_SECOND, PREFILL_TOKENS_PER_SECOND, STEP_SLOWDOWN -> format.number(value);
        };
    }

    private static boolean isRejection(Fact.Measure measure) {
        return switch (measure) {
            case REJECTED_429_RPS, REJECTED_503_RPS, REJECTED_SHARE -> true;
            case OFFERED_RPS,
                    SERVED_RPS,
                    GPU_UTILIZATION,
                    RUNNING,
                    WAITING,
                    CONNECTIONS,
                    KV_CACHE_RATIO,
                    PREEMPTIONS_PER_SECOND,
                    PREFILL_TOKENS_PER_SECOND,
                    STEP_SLOWDOWN,
                    GPU_CLOCK_MEGAHERTZ,
                    GPU_THROTTLED_SHARE -> false;
        };
    }

    private String text(String key, Object... arguments) {
        return format.words().of(key, arguments);
    }
}
