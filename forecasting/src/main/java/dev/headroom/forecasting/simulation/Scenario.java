package dev.headroom.forecasting.simulation;

import dev.headroom.forecasting.simulation.gateway.RetryPolicy;
import dev.headroom.forecasting.simulation.workload.Demand;
import dev.headroom.forecasting.simulation.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What happens to a cluster over time: the ordinary demand and the disturbances on top of it. */
public record Scenario(Demand demand, List<Disturbance> disturbances) {
    public Scenario {
        disturbances = List.copyOf(disturbances);
    }

    public static Scenario steady(double requestsPerSecond) {
        return new Scenario(second -> requestsPerSecond, List.of());
    }

    public Scenario with(Disturbance disturbance) {
        List<Disturbance> all = new ArrayList<>(disturbances);
        all.add(disturbance);
        return new Scenario(demand, all);
    }

    /** The conditions that hold from this second on. */
    Conditions at(double second, ClusterProfile profile) {
        double rate = demand.requestsPerSecond(second);
        boolean[] lost = new boolean[profile.nodes()];
        double[] slowdown = new double[profile.nodes()];
        double idle = profile.gateway().idleSeconds();
        RetryPolicy retry = profile.retry();
        Workload workload = profile.workload();
        Optional<Conditions.Skew> skew = Optional.empty();
        Arrays.fill(slowdown, 1);
        for (Disturbance disturbance : disturbances) {
            if (!disturbance.span().contains(second)) {
                continue;
            }
            switch (disturbance) {
                case Disturbance.Surge surge ->
                    rate *= 1 + (surge.factor() - 1) * surge.span().strength(second, surge.rampSeconds());
                case Disturbance.NodeLost loss -> lost[loss.node()] = true;
                case Disturbance.Throttled throttled -> slowdown[throttled.node()] = throttled.slowdown();
                case Disturbance.HeldConnections held -> idle = held.idleSeconds();
                case Disturbance.Retrying retrying -> retry = retrying.retry();
                case Disturbance.OtherWorkload other -> workload = other.workload();
                case Disturbance.Skewed skewed ->
                    skew = Optional.of(new Conditions.Skew(skewed.node(), skewed.share()));
            }
        }
        List<Conditions.OfNode> nodes = new ArrayList<>(profile.nodes());
        for (int node = 0; node < profile.nodes(); node++) {
            nodes.add(new Conditions.OfNode(!lost[node], slowdown[node]));
        }
        return new Conditions(rate, nodes, idle, retry, workload, skew);
    }
}
