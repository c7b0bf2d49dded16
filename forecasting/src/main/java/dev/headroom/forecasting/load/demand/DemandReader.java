package dev.headroom.forecasting.load.demand;

import static java.util.Objects.requireNonNull;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.HostHistory;
import dev.headroom.collector.history.NodeState;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;

/**
 * Puts the offered load together from what was collected.
 *
 * <p>A gateway sees everything. Engines do not see what was refused in front of them: there the refusals that a limiter's
 * log tells are added. A step in which some engines could not be read is a gap, since their share of the load is missing
 * from the sum. Thread-safe.
 */
public final class DemandReader {

    /** Extra series with these names count clients that went away and requests sent again. */
    public static final String ABANDONED = "requests-abandoned";

    public static final String RETRIED = "requests-retried";

    /** Names that the agent's patterns give to lines about a refusal; they may describe the same one, so the most counts. */
    private static final List<String> REFUSAL_EVENTS = List.of("Http429", "RateLimitExceeded", "NginxLimited");

    private static final List<String> ABANDON_EVENTS = List.of("Http499");
    private static final List<String> RETRY_EVENTS = List.of("Retry");
    private static final int MOST_SERIES = 500;

    private static final Set<Signal> SIGNALS = EnumSet.of(
            Signal.OFFERED_RPS,
            Signal.SERVED_RPS,
            Signal.FAILED_RPS,
            Signal.REJECTED_429_RPS,
            Signal.REJECTED_503_RPS,
            Signal.PROMPT_TOKENS_PER_SECOND,
            Signal.GENERATION_TOKENS_PER_SECOND,
            Signal.NODES_UP);

    private final History history;
    private final HostHistory hosts;
    private final ExtraHistory extras;

    public DemandReader(History history, HostHistory hosts, ExtraHistory extras) {
        this.history = history;
        this.hosts = hosts;
        this.extras = extras;
    }

    public Demand of(ServiceName service, Window window) {
        Map<Signal, TimeSeries> seen = history.series(service, SIGNALS, window);
        Map<String, TimeSeries> events = hosts.logEvents(service, window);
        boolean gateway = history.nodes(service).stream().anyMatch(NodeState::gateway);
        Source counted = gateway ? Source.GATEWAY : Source.ENGINE;
        Map<Part, Demand.Of> parts = new EnumMap<>(Part.class);
        parts.put(Part.SERVED, known(seen(seen, Signal.SERVED_RPS), counted));
        parts.put(Part.FAILED, known(seen(seen, Signal.FAILED_RPS), counted));
        parts.put(Part.REJECTED_503, known(seen(seen, Signal.REJECTED_503_RPS), counted));
        Demand.Of refusals = known(seen(seen, Signal.REJECTED_429_RPS), counted);
        parts.put(Part.REJECTED_429, isKnown(refusals) ? refusals : logged(events, REFUSAL_EVENTS, window));
        parts.put(Part.ABANDONED, told(service, ABANDONED, counted, logged(events, ABANDON_EVENTS, window)));
        parts.put(Part.RETRIES, told(service, RETRIED, counted, logged(events, RETRY_EVENTS, window)));
        TimeSeries offered = gateway
                ? seen(seen, Signal.OFFERED_RPS)
                : PartialReads.asGaps(seen(seen, Signal.OFFERED_RPS), seen(seen, Signal.NODES_UP));
        TimeSeries requests = requests(offered, requireNonNull(parts.get(Part.REJECTED_429)), parts);
        return new Demand(
                requests,
                counted,
                parts,
                scaled(seen(seen, Signal.PROMPT_TOKENS_PER_SECOND), requests, seen),
                scaled(seen(seen, Signal.GENERATION_TOKENS_PER_SECOND), requests, seen));
    }

    /** All services together; a step that a service with any load in the window does not know is a gap. */
    public TimeSeries total(Window window) {
        TimeSeries total = unknown(window);
        for (ServiceName service : history.services()) {
            TimeSeries one = of(service, window).requests();
            if (one.knownValues().findAny().isEmpty()) {
                continue;
            }
            total = total.knownValues().findAny().isEmpty() ? one : combined(total, one, Double::sum);
        }
        return total;
    }

    private static TimeSeries requests(TimeSeries offered, Demand.Of refusals, Map<Part, Demand.Of> parts) {
        TimeSeries withRefusals = refusals.source() == Source.LIMITER_LOG
                ? combined(offered, refusals.rps(), (all, more) -> Double.isNaN(more) ? all : all + more)
                : offered;
        Demand.Of retries = requireNonNull(parts.get(Part.RETRIES));
        return combined(
                withRefusals, retries.rps(), (all, again) -> Double.isNaN(again) ? all : Math.max(0, all - again));
    }

    private Demand.Of told(ServiceName service, String name, Source counted, Demand.Of otherwise) {
        Window window = otherwise.rps().window();
        return extras.series(service, name, window, MOST_SERIES).values().stream()
                .reduce((one, other) -> combined(one, other, DemandReader::sumOfKnown))
                .map(rps -> known(rps, counted))
                .filter(DemandReader::isKnown)
                .orElse(otherwise);
    }

    private static Demand.Of logged(Map<String, TimeSeries> events, List<String> names, Window window) {
        return events.entrySet().stream()
                .filter(event -> names.contains(event.getKey()))
                .map(Map.Entry::getValue)
                .reduce((one, other) -> combined(one, other, DemandReader::mostOfKnown))
                .map(rps -> known(rps, Source.LIMITER_LOG))
                .orElseGet(() -> new Demand.Of(unknown(window), Source.NOT_KNOWN));
    }

    /** Tokens of what was served, scaled to what was asked for. */
    private static TimeSeries scaled(TimeSeries tokens, TimeSeries requests, Map<Signal, TimeSeries> seen) {
        TimeSeries share = combined(
                requests, seen(seen, Signal.SERVED_RPS), (asked, served) -> served > 0 ? asked / served : Double.NaN);
        return combined(tokens, share, (served, times) -> served == 0 ? 0 : served * times);
    }

    private static Demand.Of known(TimeSeries rps, Source source) {
        return new Demand.Of(rps, rps.knownValues().findAny().isPresent() ? source : Source.NOT_KNOWN);
    }

    private static boolean isKnown(Demand.Of part) {
        return part.source() != Source.NOT_KNOWN;
    }

    private static double sumOfKnown(double one, double other) {
        return Double.isNaN(one) ? other : Double.isNaN(other) ? one : one + other;
    }

    private static double mostOfKnown(double one, double other) {
        return Double.isNaN(one) ? other : Double.isNaN(other) ? one : Math.max(one, other);
    }

    private static TimeSeries combined(TimeSeries one, TimeSeries other, DoubleBinaryOperator operator) {
        double[] values = new double[one.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = operator.applyAsDouble(one.at(i), other.at(i));
        }
        return new TimeSeries(one.window(), values);
    }

    private static TimeSeries unknown(Window window) {
        double[] values = new double[window.points()];
        Arrays.fill(values, Double.NaN);
        return new TimeSeries(window, values);
    }

    private static TimeSeries seen(Map<Signal, TimeSeries> all, Signal signal) {
        return requireNonNull(all.get(signal), signal::name);
    }
}
