package dev.headroom.alerts.diagnosis;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.NodeState;
import dev.headroom.collector.history.Signal;
import dev.headroom.forecasting.Outlooks;
import java.util.List;

/**
 * How hard a moment strains each resource, as one number each. What only counts while requests wait reads 0 while none
 * do; NaN is unknown. It shares its limits with the decision list.
 */
public final class Strain {

    /** A queue is lopsided when its longest part holds this share and the others run this share at most. */
    private static final double OTHERS_RUN = 0.7;

    private final Moment moment;
    private final Bounds bounds;

    private Strain(Moment moment, Bounds bounds) {
        this.moment = moment;
        this.bounds = bounds;
    }

    /** Of a service with what is declared and learned of it. */
    public static Strain of(Moment moment, ServiceName service, Fleet fleet, Outlooks outlooks) {
        return new Strain(moment, Bounds.of(service, fleet, outlooks));
    }

    /** Requests turned away for each that is served; 0 while fewer are turned away than half of what is offered. */
    public double rejectedPerServed() {
        double share = moment.shareOfOffered(moment.rejectedRps());
        if (Double.isNaN(share)) {
            return Double.NaN;
        }
        return share > 0.5 ? moment.rejectedRps() / Math.max(moment.servedRps(), 1e-3) : 0;
    }

    public double gpuUtilizationWithQueue() {
        return whileWaiting(moment.gpuUtilization());
    }

    /** Of the fullest node where that is known. */
    public double kvCacheWithQueue() {
        double fullest = moment.get(Signal.KV_CACHE_RATIO_MAX);
        return whileWaiting(Double.isNaN(fullest) ? moment.get(Signal.KV_CACHE_RATIO) : fullest);
    }

    public double prefillWithQueue() {
        return whileWaiting(moment.prefillTokensPerSecond() / (bounds.prefillPerNode() * moment.get(Signal.NODES_UP)));
    }

    /** Of the limit that is scraped, or else declared. */
    public double connections() {
        return moment.get(Signal.CONNECTIONS) / bounds.connectionLimit(moment);
    }

    public double batchWithQueue() {
        return whileWaiting(moment.running() / moment.get(Signal.MAX_RUNNING));
    }

    /** 0 while no GPU says that it is held down. */
    public double slowdownWhileHeldDown() {
        double held = moment.get(Signal.GPU_THROTTLED_RATIO);
        if (Double.isNaN(held)) {
            return Double.NaN;
        }
        return held > 0 ? Throttling.over(bounds, List.of(moment)).slowdown(moment) : 0;
    }

    /** Share of the queue at one node while the others have room; 0 while the queue is spread or short. */
    public double queueOnOneNode(History history, ServiceName service) {
        if (Double.isNaN(moment.waiting())) {
            return Double.NaN;
        }
        if (!DecisionList.isQueued(moment)) {
            return 0;
        }
        List<NodeState> nodes = history.nodes(service).stream()
                .filter(node -> !node.gateway() && !Double.isNaN(node.engine().waiting()))
                .filter(node -> !node.lastSample().plus(HistoryDiagnoses.STALE).isBefore(moment.time()))
                .toList();
        double queue =
                nodes.stream().mapToDouble(node -> node.engine().waiting()).sum();
        return nodes.stream()
                .max((one, other) ->
                        Double.compare(one.engine().waiting(), other.engine().waiting()))
                .filter(fullest -> nodes.size() > 1 && queue > 0 && othersHaveRoom(fullest, nodes))
                .map(fullest -> fullest.engine().waiting() / queue)
                .orElse(0.0);
    }

    private static boolean othersHaveRoom(NodeState fullest, List<NodeState> nodes) {
        double others = nodes.stream()
                .filter(node -> !node.profile().equals(fullest.profile()))
                .mapToDouble(node -> node.engine().running())
                .average()
                .orElse(Double.NaN);
        return others <= OTHERS_RUN * fullest.engine().running();
    }

    /** Whether requests wait must be known to call anything full. */
    private double whileWaiting(double value) {
        if (Double.isNaN(moment.waiting())) {
            return Double.NaN;
        }
        return DecisionList.isQueued(moment) ? value : 0;
    }
}
