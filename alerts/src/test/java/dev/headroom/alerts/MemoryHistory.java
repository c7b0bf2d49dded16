package dev.headroom.alerts;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.GpuHistory;
import dev.headroom.collector.history.GpuState;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.LatencyHistogram;
import dev.headroom.collector.history.NodeState;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TargetState;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.sample.GpuEvent;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.NodeKey;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A history that a test writes: values per signal and second, averaged over each asked step. */
public final class MemoryHistory implements History, GpuHistory {

    private final Map<String, Map<Signal, NavigableMap<Instant, Double>>> recorded = new TreeMap<>();
    private final Map<ServiceName, List<NodeState>> nodes = new HashMap<>();
    private volatile List<TargetState> targets = List.of();
    private volatile List<GpuEvent> gpuEvents = List.of();
    private volatile List<GpuEvent> lostGpus = List.of();

    public synchronized void put(ServiceName service, Signal signal, Instant time, double value) {
        put(service.value(), signal, time, value);
    }

    public synchronized void put(NodeKey node, Signal signal, Instant time, double value) {
        put(node.service() + "/" + node.node(), signal, time, value);
    }

    private void put(String key, Signal signal, Instant time, double value) {
        recorded.computeIfAbsent(key, _ -> new EnumMap<>(Signal.class))
                .computeIfAbsent(signal, _ -> new ConcurrentSkipListMap<>())
                .put(time, value);
    }

    public void setTargets(List<TargetState> targets) {
        this.targets = List.copyOf(targets);
    }

    public void setGpuEvents(List<GpuEvent> events, List<GpuEvent> lost) {
        gpuEvents = List.copyOf(events);
        lostGpus = List.copyOf(lost);
    }

    @Override
    public List<GpuEvent> events(Instant since, int most) {
        return gpuEvents;
    }

    @Override
    public List<GpuEvent> lost() {
        return lostGpus;
    }

    public void setNodes(ServiceName service, List<NodeState> states) {
        nodes.put(service, states);
    }

    @Override
    public synchronized List<ServiceName> services() {
        return recorded.keySet().stream()
                .filter(key -> !key.contains("/"))
                .map(ServiceName::new)
                .toList();
    }

    @Override
    public List<NodeState> nodes(ServiceName service) {
        return nodes.getOrDefault(service, List.of());
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
    public synchronized Optional<Instant> lastSample(ServiceName service) {
        return recorded.getOrDefault(service.value(), Map.of()).values().stream()
                .map(NavigableMap::lastKey)
                .max(Instant::compareTo);
    }

    @Override
    public Map<Signal, TimeSeries> series(ServiceName service, Set<Signal> signals, Window window) {
        return series(service.value(), signals, window);
    }

    @Override
    public Map<Signal, TimeSeries> nodeSeries(NodeKey node, Set<Signal> signals, Window window) {
        return series(node.service() + "/" + node.node(), signals, window);
    }

    private synchronized Map<Signal, TimeSeries> series(String key, Set<Signal> signals, Window window) {
        Map<Signal, TimeSeries> series = new EnumMap<>(Signal.class);
        Map<Signal, NavigableMap<Instant, Double>> bySignal = recorded.getOrDefault(key, Map.of());
        for (Signal signal : signals) {
            double[] values = new double[window.points()];
            NavigableMap<Instant, Double> points = bySignal.getOrDefault(signal, new TreeMap<>());
            for (int point = 0; point < values.length; point++) {
                Instant from = window.timeOf(point);
                values[point] = points.subMap(from, from.plus(window.step())).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(Double.NaN);
            }
            series.put(signal, new TimeSeries(window, values));
        }
        return series;
    }

    @Override
    public List<Optional<LatencyHistogram>> latencies(ServiceName service, LatencyKind kind, Window window) {
        return Collections.nCopies(window.points(), Optional.empty());
    }

    @Override
    public Map<NodeKey, LatencyHistogram> latenciesByNode(
            ServiceName service, LatencyKind kind, Instant from, Instant to) {
        return Map.of();
    }
}
