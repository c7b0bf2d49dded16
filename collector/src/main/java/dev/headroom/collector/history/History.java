package dev.headroom.collector.history;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.NodeKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Everything that was collected, for reading. Thread-safe; each call is one bounded query or a few. */
public interface History {

    /** Every service that has been seen on a target or declared, sorted by name. */
    List<ServiceName> services();

    /** Newest state of each node and gateway of the service, sorted by name, gateways last; empty when none was seen. */
    List<NodeState> nodes(ServiceName service);

    /** Newest state of every GPU, sorted by service, node and index. */
    List<GpuState> gpus();

    List<TargetState> targets();

    /** When the newest sample of the service was taken; empty when there is none. */
    Optional<Instant> lastSample(ServiceName service);

    /** All asked signals over the window; every signal has its series, all NaN when nothing is known. */
    Map<Signal, TimeSeries> series(ServiceName service, Set<Signal> signals, Window window);

    /** The same for one node of the service; signals that a node does not have are all NaN. */
    Map<Signal, TimeSeries> nodeSeries(NodeKey node, Set<Signal> signals, Window window);

    /** The same for each serving node by itself, gateways left out. A database answers it with one query for all nodes. */
    default Map<NodeKey, Map<Signal, TimeSeries>> seriesByNode(
            ServiceName service, Set<Signal> signals, Window window) {
        Map<NodeKey, Map<Signal, TimeSeries>> series = new TreeMap<>(Comparator.comparing(NodeKey::node));
        nodes(service).stream()
                .filter(node -> !node.gateway())
                .map(node -> node.profile().node())
                .forEach(node -> series.put(node, nodeSeries(node, signals, window)));
        return series;
    }

    /** One histogram per step over all nodes of the service; a step without requests is empty. */
    List<Optional<LatencyHistogram>> latencies(ServiceName service, LatencyKind kind, Window window);

    /** One histogram over the whole range for each node that answered requests in it. */
    Map<NodeKey, LatencyHistogram> latenciesByNode(ServiceName service, LatencyKind kind, Instant from, Instant to);
}
