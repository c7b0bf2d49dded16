package dev.headroom.forecasting;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.GpuState;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.LatencyHistogram;
import dev.headroom.collector.history.NodeState;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TargetState;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.sample.Connections;
import dev.headroom.collector.sample.EngineGauges;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.collector.sample.NodeProfile;
import dev.headroom.collector.sample.RequestCounts;
import dev.headroom.collector.sample.TokenCounts;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A history whose signals are functions of time; what was not recorded is unknown. */
public final class RecordedHistory implements History {

    private final ServiceName service;
    private int nodes;
    private List<TargetState> targets = List.of();
    private final Map<Signal, ToDoubleFunction<Instant>> signals = new EnumMap<>(Signal.class);
    private Optional<Instant> lastSample = Optional.empty();

    public RecordedHistory(ServiceName service, int nodes) {
        this.service = service;
        this.nodes = nodes;
    }

    public RecordedHistory with(Signal signal, ToDoubleFunction<Instant> value) {
        signals.put(signal, value);
        return this;
    }

    /** From now on so many. */
    public RecordedHistory withNodes(int now) {
        nodes = now;
        return this;
    }

    /** From now on these. */
    public RecordedHistory withTargets(TargetState... now) {
        targets = List.of(now);
        return this;
    }

    public RecordedHistory lastSampleAt(Instant time) {
        lastSample = Optional.of(time);
        return this;
    }

    @Override
    public List<ServiceName> services() {
        return List.of(service);
    }

    @Override
    public List<NodeState> nodes(ServiceName asked) {
        return IntStream.range(0, nodes)
                .mapToObj(i -> new NodeState(
                        new NodeProfile(new NodeKey(service, "node-" + i), "", "vllm", "10.0.0." + i + ":8000"),
                        false,
                        lastSample.orElse(Instant.EPOCH),
                        RequestCounts.UNKNOWN,
                        TokenCounts.UNKNOWN,
                        Double.NaN,
                        EngineGauges.UNKNOWN,
                        Connections.UNKNOWN))
                .toList();
    }

    @Override
    public List<GpuState> gpus() {
        return List.of();
    }

    @Override
    public List<TargetState> targets() {
        return targets;
    }

    @Override
    public Optional<Instant> lastSample(ServiceName asked) {
        return lastSample;
    }

    @Override
    public Map<Signal, TimeSeries> series(ServiceName asked, Set<Signal> wanted, Window window) {
        Map<Signal, TimeSeries> found = new EnumMap<>(Signal.class);
        for (Signal signal : wanted) {
            double[] values = new double[window.points()];
            Arrays.setAll(
                    values, i -> signals.getOrDefault(signal, _ -> Double.NaN).applyAsDouble(window.timeOf(i)));
            found.put(signal, new TimeSeries(window, values));
        }
        return found;
    }

    @Override
    public Map<Signal, TimeSeries> nodeSeries(NodeKey node, Set<Signal> wanted, Window window) {
        return series(service, wanted, window);
    }

    @Override
    public List<Optional<LatencyHistogram>> latencies(ServiceName asked, LatencyKind kind, Window window) {
        return Collections.nCopies(window.points(), Optional.empty());
    }

    @Override
    public Map<NodeKey, LatencyHistogram> latenciesByNode(
            ServiceName asked, LatencyKind kind, Instant from, Instant to) {
        return Map.of();
    }
}
