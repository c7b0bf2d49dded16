package dev.headroom.alerts.diagnosis;

import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What is known of a service in one step of time. NaN is unknown; a comparison with it is false. */
public record Moment(Instant time, Map<Signal, Double> values) {

    /** Everything a moment is made of. */
    static final Set<Signal> SIGNALS = Set.of(
            Signal.OFFERED_RPS,
            Signal.SERVED_RPS,
            Signal.FAILED_RPS,
            Signal.REJECTED_429_RPS,
            Signal.REJECTED_503_RPS,
            Signal.RUNNING,
            Signal.WAITING,
            Signal.MAX_RUNNING,
            Signal.KV_CACHE_RATIO,
            Signal.KV_CACHE_RATIO_MAX,
            Signal.PROMPT_TOKENS_PER_SECOND,
            Signal.CACHED_PROMPT_TOKENS_PER_SECOND,
            Signal.GENERATION_TOKENS_PER_SECOND,
            Signal.PREEMPTIONS_PER_SECOND,
            Signal.CONNECTIONS,
            Signal.CONNECTION_LIMIT,
            Signal.GPU_UTILIZATION,
            Signal.GPU_POWER_WATTS,
            Signal.GPU_THROTTLED_RATIO,
            Signal.GPU_CLOCK_LOWEST_MEGAHERTZ,
            Signal.GPU_CLOCK_HIGHEST_MEGAHERTZ,
            Signal.NODES_UP);

    public Moment {
        values = Map.copyOf(values);
    }

    static Moment at(int point, Map<Signal, TimeSeries> series, Instant time) {
        Map<Signal, Double> values = new EnumMap<>(Signal.class);
        series.forEach((signal, over) -> {
            if (over.known(point)) {
                values.put(signal, over.at(point));
            }
        });
        return new Moment(time, values);
    }

    /** Whether anything about requests or engines is known; GPUs alone do not tell how a service fares. */
    public boolean isKnown() {
        return values.containsKey(Signal.OFFERED_RPS)
                || values.containsKey(Signal.SERVED_RPS)
                || values.containsKey(Signal.RUNNING)
                || values.containsKey(Signal.WAITING)
                || values.containsKey(Signal.CONNECTIONS);
    }

    public double get(Signal signal) {
        return values.getOrDefault(signal, Double.NaN);
    }

    public double offeredRps() {
        return get(Signal.OFFERED_RPS);
    }

    public double servedRps() {
        return get(Signal.SERVED_RPS);
    }

    public double failedRps() {
        return get(Signal.FAILED_RPS);
    }

    public double rejected429Rps() {
        return get(Signal.REJECTED_429_RPS);
    }

    public double rejected503Rps() {
        return get(Signal.REJECTED_503_RPS);
    }

    public double running() {
        return get(Signal.RUNNING);
    }

    public double waiting() {
        return get(Signal.WAITING);
    }

    public double gpuUtilization() {
        return get(Signal.GPU_UTILIZATION);
    }

    /** Requests per second turned away, 429 and 503; unknown only when both are. */
    public double rejectedRps() {
        return sumOfKnown(Signal.REJECTED_429_RPS, Signal.REJECTED_503_RPS);
    }

    /** Requests per second that got no answer or a failure; 0 when nothing of the kind was seen. */
    double lostRps() {
        double lost = sumOfKnown(Signal.REJECTED_429_RPS, Signal.REJECTED_503_RPS, Signal.FAILED_RPS);
        return Double.isNaN(lost) ? 0 : lost;
    }

    /** The rate as a share of everything offered; 0 when nothing was offered, NaN when either is unknown. */
    public double shareOfOffered(double rps) {
        return offeredRps() == 0 && !Double.isNaN(rps) ? 0 : rps / offeredRps();
    }

    /** Prompt tokens per second that had to be computed because no prefix cache held them. */
    double prefillTokensPerSecond() {
        double cached = get(Signal.CACHED_PROMPT_TOKENS_PER_SECOND);
        return get(Signal.PROMPT_TOKENS_PER_SECOND) - (Double.isNaN(cached) ? 0 : cached);
    }

    private double sumOfKnown(Signal... signals) {
        double sum = Double.NaN;
        for (Signal signal : signals) {
            double value = get(signal);
            if (!Double.isNaN(value)) {
                sum = Double.isNaN(sum) ? value : sum + value;
            }
        }
        return sum;
    }
}
