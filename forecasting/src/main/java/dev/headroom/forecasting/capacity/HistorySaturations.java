package dev.headroom.forecasting.capacity;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.Limiter;
import dev.headroom.collector.fleet.ServiceDefinition;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Saturation computed from what was collected and declared, by these rules:
 *
 * <ul>
 *   <li>connections: established ÷ limit, the scraped limit before the declared one;
 *   <li>GPU: (running + waiting) ÷ the requests the engines take at once — their own cap where they tell it, else the
 *       learned concurrency b* of every node that is up — and, while neither is known, GPU utilisation;
 *   <li>KV cache: of the fullest node;
 *   <li>limiter: offered ÷ the rate that refills it.
 * </ul>
 *
 * Thread-safe.
 */
public final class HistorySaturations implements Saturations {

    private static final Set<Signal> SIGNALS = EnumSet.of(
            Signal.CONNECTIONS,
            Signal.CONNECTION_LIMIT,
            Signal.RUNNING,
            Signal.WAITING,
            Signal.MAX_RUNNING,
            Signal.NODES_UP,
            Signal.GPU_UTILIZATION,
            Signal.KV_CACHE_RATIO_MAX,
            Signal.OFFERED_RPS);

    private static final Duration LOOK_BACK = Duration.ofMinutes(2);
    /** Two usual scrape intervals: in a shorter step some nodes would be missing from the sums. */
    private static final Duration FINEST = Duration.ofSeconds(30);

    private static final int POINTS_OF_A_MINUTE = 2;

    private final History history;
    private final Fleet fleet;
    private final ToDoubleFunction<ServiceName> learnedConcurrency;

    /** @param learnedConcurrency b* of one replica; NaN while it is not known */
    public HistorySaturations(History history, Fleet fleet, ToDoubleFunction<ServiceName> learnedConcurrency) {
        this.history = history;
        this.fleet = fleet;
        this.learnedConcurrency = learnedConcurrency;
    }

    @Override
    public Map<Resource, Saturation> now(ServiceName service, Instant now) {
        Instant wholeSteps =
                Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), FINEST.toSeconds()) * FINEST.toSeconds());
        Window window = new Window(wholeSteps.minus(LOOK_BACK), wholeSteps, FINEST);
        Map<Signal, TimeSeries> seen = history.series(service, SIGNALS, window);
        return saturations(service, signal -> meanOfTheLastMinute(seen(seen, signal)));
    }

    @Override
    public Map<Resource, TimeSeries> over(ServiceName service, Window window) {
        Map<Signal, TimeSeries> seen = history.series(service, SIGNALS, window);
        Map<Resource, double[]> ratios = new EnumMap<>(Resource.class);
        for (Resource resource : Resource.values()) {
            ratios.put(resource, new double[window.points()]);
        }
        for (int i = 0; i < window.points(); i++) {
            int point = i;
            saturations(service, signal -> seen(seen, signal).at(point))
                    .forEach((resource, saturation) -> valuesOf(ratios, resource)[point] = saturation.ratio());
        }
        Map<Resource, TimeSeries> series = new EnumMap<>(Resource.class);
        ratios.forEach((resource, values) -> series.put(resource, new TimeSeries(window, values)));
        return series;
    }

    private Map<Resource, Saturation> saturations(ServiceName service, ToDoubleFunction<Signal> value) {
        ServiceDefinition definition = fleet.definitionOf(service);
        Map<Resource, Saturation> all = new EnumMap<>(Resource.class);
        all.put(Resource.CONNECTIONS, connections(definition, value));
        all.put(Resource.GPU, gpu(service, value));
        double kvCache = value.applyAsDouble(Signal.KV_CACHE_RATIO_MAX);
        all.put(Resource.KV_CACHE, new Saturation(Resource.KV_CACHE, kvCache, kvCache, 1));
        double refill = definition.limiter().map(Limiter::rps).orElse(Double.NaN);
        all.put(Resource.LIMITER, ratioOf(Resource.LIMITER, value.applyAsDouble(Signal.OFFERED_RPS), refill));
        return all;
    }

    private static Saturation connections(ServiceDefinition definition, ToDoubleFunction<Signal> value) {
        double scraped = value.applyAsDouble(Signal.CONNECTION_LIMIT);
        double declared = definition.connectionLimit().isPresent()
                ? definition.connectionLimit().getAsLong()
                : Double.NaN;
        double limit = Double.isNaN(scraped) ? declared : scraped;
        return ratioOf(Resource.CONNECTIONS, value.applyAsDouble(Signal.CONNECTIONS), limit);
    }

    private Saturation gpu(ServiceName service, ToDoubleFunction<Signal> value) {
        double cap = value.applyAsDouble(Signal.MAX_RUNNING);
        if (Double.isNaN(cap)) {
            cap = learnedConcurrency.applyAsDouble(service) * value.applyAsDouble(Signal.NODES_UP);
        }
        double waiting = value.applyAsDouble(Signal.WAITING);
        double inside = value.applyAsDouble(Signal.RUNNING) + (Double.isNaN(waiting) ? 0 : waiting);
        Saturation byConcurrency = ratioOf(Resource.GPU, inside, cap);
        if (!Double.isNaN(byConcurrency.ratio())) {
            return byConcurrency;
        }
        double utilization = value.applyAsDouble(Signal.GPU_UTILIZATION);
        return new Saturation(Resource.GPU, utilization, utilization, 1);
    }

    private static Saturation ratioOf(Resource resource, double used, double limit) {
        return new Saturation(resource, limit > 0 ? used / limit : Double.NaN, used, limit);
    }

    private static double meanOfTheLastMinute(TimeSeries series) {
        double sum = 0;
        int known = 0;
        for (int i = 0; i < series.size() && known < POINTS_OF_A_MINUTE; i++) {
            double value = series.at(series.size() - 1 - i);
            if (!Double.isNaN(value)) {
                sum += value;
                known++;
            }
        }
        return known == 0 ? Double.NaN : sum / known;
    }

    private static TimeSeries seen(Map<Signal, TimeSeries> all, Signal signal) {
        TimeSeries series = all.get(signal);
        if (series == null) {
            throw new IllegalStateException("history left out " + signal);
        }
        return series;
    }

    private static double[] valuesOf(Map<Resource, double[]> ratios, Resource resource) {
        double[] values = ratios.get(resource);
        if (values == null) {
            throw new IllegalStateException("no ratios for " + resource);
        }
        return values;
    }
}
