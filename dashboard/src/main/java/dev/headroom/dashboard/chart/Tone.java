package dev.headroom.dashboard.chart;

import dev.headroom.alerts.Severity;
import dev.headroom.alerts.diagnosis.Cause;
import dev.headroom.forecasting.capacity.Resource;
import java.util.Locale;

/** The colours and what they stand for; the values are CSS variables, one set for light and one for dark. */
public enum Tone {
    /** Load and the neutral series. */
    BLUE,
    /** Served, good, the plan. */
    TEAL,
    /** Warning, connection pool, event. */
    AMBER,
    /** Failing, GPU queue. */
    RED,
    /** Limiter and 429. */
    VIOLET,
    /** Thresholds, today's capacity, unknown. */
    GREY;

    private static final double WARNING = 0.80;
    private static final double FULL = 0.95;

    public String css() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Tone of(Cause cause) {
        return switch (cause) {
            case RATE_LIMITER -> VIOLET;
            case CONNECTION_POOL -> AMBER;
            case GPU_QUEUE, THROTTLING -> RED;
            case KV_CACHE, PREFILL -> BLUE;
            case RETRY_STORM -> TEAL;
            case IMBALANCE -> GREY;
        };
    }

    public static Tone of(Resource resource) {
        return switch (resource) {
            case CONNECTIONS -> AMBER;
            case GPU -> RED;
            case KV_CACHE -> BLUE;
            case LIMITER -> VIOLET;
        };
    }

    public static Tone of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> RED;
            case WARNING -> AMBER;
            case INFO -> BLUE;
        };
    }

    /** How worrying a share of a resource is: amber from 80 %, red from 95 %. */
    public static Tone ofSaturation(double ratio) {
        if (Double.isNaN(ratio)) {
            return GREY;
        }
        return ratio >= FULL ? RED : ratio >= WARNING ? AMBER : BLUE;
    }
}
