package dev.headroom.forecasting.recommendation.prevention;

import static java.util.Objects.requireNonNull;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ReplicaPolicy;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.forecasting.capacity.CapacityEstimate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the stretch minute by minute. Replicas: {@code ⌈peak/(0.95·μ)⌉}, since a replica at μ has no room left for chance.
 * The limit is {@code 0.95·n·μ} of the replicas that there were. Thread-safe.
 */
public final class HistoryPrevention implements Prevention {

    /** A replica rides out a shorter burst in its queue. */
    public static final Duration PEAK_OVER = Duration.ofMinutes(3);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final double UTILIZATION = 0.95;

    private final History history;
    private final Fleet fleet;
    private final Function<ServiceName, CapacityEstimate> capacity;

    public HistoryPrevention(History history, Fleet fleet, Function<ServiceName, CapacityEstimate> capacity) {
        this.history = history;
        this.fleet = fleet;
        this.capacity = capacity;
    }

    @Override
    public Answer of(ServiceName service, Instant from, Instant to) {
        if (!(capacity.apply(service) instanceof CapacityEstimate.Learned learned)) {
            return new Answer.Unknown(Reason.CAPACITY_UNKNOWN, "what one replica sustains is not known");
        }
        // Samples of the first minute may lie before the stretch was noticed.
        Window window = stretch(from.minus(PEAK_OVER), to);
        Map<Signal, TimeSeries> seen = history.series(service, Set.of(Signal.OFFERED_RPS, Signal.NODES_UP), window);
        TimeSeries offered = requireNonNull(seen.get(Signal.OFFERED_RPS));
        TimeSeries nodes = requireNonNull(seen.get(Signal.NODES_UP));
        Peak peak = peak(offered, learned.requestsPerSecond());
        if (Double.isNaN(peak.offeredRps())) {
            return new Answer.Unknown(Reason.LOAD_UNKNOWN, "what was offered then is not known");
        }
        int had = replicasAt(nodes, offered, peak);
        if (had == 0) {
            return new Answer.Unknown(Reason.REPLICAS_UNKNOWN, "no serving node answered then");
        }
        return answer(service, offered, peak, had);
    }

    private Answer answer(ServiceName service, TimeSeries offered, Peak peak, int had) {
        double limitRps = UTILIZATION * had * peak.perReplicaRps();
        Limit limit = new Limit(limitRps, refusedShare(offered, limitRps));
        int needed = (int) Math.ceil(peak.offeredRps() / (UTILIZATION * peak.perReplicaRps()));
        if (needed <= had) {
            return new Answer.HigherLimit(had, limit, peak);
        }
        ReplicaPolicy policy = fleet.definitionOf(service).replicas();
        return new Answer.MoreReplicas(
                had, needed, firstAbove(offered, limitRps, peak).minus(policy.startUp()), limit, peak);
    }

    private static Window stretch(Instant from, Instant to) {
        long minutes = Math.ceilDiv(Duration.between(from, to).toMinutes(), Window.MOST_POINTS - 2L);
        return Window.covering(from, to, MINUTE.multipliedBy(Math.max(1, minutes)));
    }

    private static Peak peak(TimeSeries offered, double perReplica) {
        int width = (int) Math.max(1, PEAK_OVER.dividedBy(offered.window().step()));
        double highest = Double.NaN;
        int at = 0;
        for (int point = 0; point < offered.size(); point++) {
            double mean = mean(offered, Math.max(0, point - width + 1), point);
            if (!Double.isNaN(mean) && !(mean <= highest)) {
                highest = mean;
                at = point;
            }
        }
        return new Peak(offered.timeOf(at), highest, perReplica);
    }

    private static double mean(TimeSeries series, int first, int last) {
        double sum = 0;
        int known = 0;
        for (int point = first; point <= last; point++) {
            if (series.known(point)) {
                sum += series.at(point);
                known++;
            }
        }
        return known == 0 ? Double.NaN : sum / known;
    }

    /** At the peak, or the nearest known minute before it: a node that breaks under load stops answering. */
    private static int replicasAt(TimeSeries nodes, TimeSeries offered, Peak peak) {
        for (int point = nodes.size() - 1; point >= 0; point--) {
            if (nodes.known(point) && !offered.timeOf(point).isAfter(peak.at())) {
                return (int) Math.round(nodes.at(point));
            }
        }
        return 0;
    }

    private static double refusedShare(TimeSeries offered, double limit) {
        double all = offered.knownValues().sum();
        double above =
                offered.knownValues().map(rps -> Math.max(0, rps - limit)).sum();
        return all > 0 ? above / all : 0;
    }

    private static Instant firstAbove(TimeSeries offered, double limit, Peak peak) {
        for (int point = 0; point < offered.size(); point++) {
            if (offered.at(point) > limit) {
                return offered.timeOf(point);
            }
        }
        return peak.at();
    }
}
