package dev.headroom.alerts;

import dev.headroom.alerts.diagnosis.Cause;
import dev.headroom.alerts.diagnosis.Fact;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Keys of {@link Incident#facts()}. An unknown number has no entry. Beside these constants there is one key per
 * {@link Fact.Measure} ({@link #of}) and one for what it is compared with ({@link #boundOf}).
 */
public final class IncidentFacts {
    /** What the rule compared: a share, ratio or count in the unit of its threshold. */
    public static final String VALUE = "value";

    public static final String THRESHOLD = "threshold";
    /** When the diagnosed busy stretch began, seconds since 1970 UTC. */
    public static final String BUSY_SINCE = "busy_since_epoch_seconds";

    public static final String LOST_REQUESTS = "lost_requests";
    /** Requests per second of the forecast at its peak. */
    public static final String FORECAST_PEAK_RPS = "forecast_peak_rps";
    /** When that peak is expected, seconds since 1970 UTC. */
    public static final String FORECAST_PEAK_AT = "forecast_peak_at_epoch_seconds";
    /** When the forecast first passes today's capacity, seconds since 1970 UTC. */
    public static final String FORECAST_LIMIT_AT = "forecast_limit_at_epoch_seconds";
    /** Requests per second that today's replicas sustain. */
    public static final String CAPACITY_RPS = "capacity_rps";

    /** When the event that it is about begins, seconds since 1970 UTC. */
    public static final String EVENT_START = "event_start_epoch_seconds";

    public static final String REPLICAS = "replicas";
    public static final String RECOMMENDED_REPLICAS = "recommended_replicas";

    private static final String CAUSE_PREFIX = "cause.";

    private IncidentFacts() {}

    /** Key of a measure, such as {@code offered_rps}. */
    public static String of(Fact.Measure measure) {
        return measure.name().toLowerCase(Locale.ROOT);
    }

    /** Key of what a measure is compared with, such as {@code offered_rps.bound}. */
    public static String boundOf(Fact.Measure measure) {
        return of(measure) + ".bound";
    }

    /** Key that is present, with value 1, when the diagnosis named this cause. */
    public static String of(Cause cause) {
        return CAUSE_PREFIX + cause.name().toLowerCase(Locale.ROOT);
    }

    /** The diagnosed cause; empty when there was none. */
    public static Optional<Cause> causeIn(Map<String, Double> facts) {
        return Arrays.stream(Cause.values())
                .filter(cause -> facts.containsKey(of(cause)))
                .findFirst();
    }
}
