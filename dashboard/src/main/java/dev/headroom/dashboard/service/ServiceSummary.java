package dev.headroom.dashboard.service;

import dev.headroom.alerts.diagnosis.Diagnosis;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.chart.Sparkline;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.capacity.Resource;
import dev.headroom.forecasting.capacity.Saturation;
import dev.headroom.forecasting.recommendation.Evidence;
import dev.headroom.forecasting.recommendation.Recommendation;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * One service in one row.
 *
 * @param rejectedShare requests refused with 429 or 503 over offered ones, 0 to 1, now; NaN when unknown
 * @param ttftP95 seconds, now; NaN when unknown
 */
public record ServiceSummary(
        ServiceName name,
        Engine engine,
        Diagnosis diagnosis,
        Map<Resource, Saturation> saturations,
        Optional<Outlook> outlook,
        Sparkline.Shape load,
        double rejectedShare,
        double ttftP95) {

    /** Busy first, then the nearest limit, then the unknown, then the least room. */
    public static final Comparator<ServiceSummary> BY_URGENCY = Comparator.comparing(ServiceSummary::urgency)
            .thenComparing(ServiceSummary::limitReached)
            .thenComparingDouble(ServiceSummary::headroom)
            .thenComparing(ServiceSummary::name);

    /** What serves it. */
    public record Engine(String model, String dialect, int nodes, int gateways) {}

    /** How soon somebody has to look; the order is the order of the table. */
    public enum Urgency {
        BUSY,
        FILLS,
        UNKNOWN,
        CALM
    }

    public Urgency urgency() {
        return switch (diagnosis) {
            case Diagnosis.Busy _ -> Urgency.BUSY;
            case Diagnosis.Unknown _ -> Urgency.UNKNOWN;
            case Diagnosis.Calm _ -> limitReached().equals(Instant.MAX) ? Urgency.CALM : Urgency.FILLS;
        };
    }

    /** When the forecast passes today's capacity; {@link Instant#MAX} when it does not or nobody knows. */
    public Instant limitReached() {
        return evidence().map(because -> because.limitReached().expected()).orElse(Instant.MAX);
    }

    public Optional<Evidence> evidence() {
        return outlook.flatMap(latest -> latest.recommendation().given()).map(Recommendation.Advice::because);
    }

    /** The load of now over what the replicas of now sustain within their SLO; NaN while either is not known. */
    public double capacityUsed() {
        return evidence()
                .map(because -> load.past().last() / (because.current() * because.capacityPerReplica()))
                .orElse(Double.NaN);
    }

    /** Room of the fullest resource, or of the replicas' capacity if that is less, 0 to 1; NaN when none is known. */
    public double headroom() {
        return DoubleStream.concat(
                        DoubleStream.of(capacityUsed()),
                        saturations.values().stream().mapToDouble(Saturation::ratio))
                .filter(Double::isFinite)
                .map(used -> Math.max(0, 1 - used))
                .min()
                .orElse(Double.NaN);
    }
}
