package dev.headroom.forecasting.replay;

import dev.headroom.collector.history.LatencyHistogram;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.forecasting.recommendation.SloPressure;
import dev.headroom.forecasting.simulation.Cluster;
import dev.headroom.forecasting.simulation.ClusterState;
import dev.headroom.forecasting.simulation.Scenario;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/** Lets a policy drive a cluster through a course of demand. Replicas serve a start-up after they were asked for. */
final class PolicyReplay {

    private static final double TICK_SECONDS = 15;
    private static final int PRESSURE_TICKS = 3;
    private static final int RATE_TICKS = 4;

    private final Course course;
    private final Policy policy;
    private final Cluster cluster;
    private final PriorityQueue<Double> starting = new PriorityQueue<>();
    private final Deque<ClusterState> states = new ArrayDeque<>();
    private int ready;
    private long within;
    private double replicaSeconds;

    private PolicyReplay(Course course, Policy policy) {
        this.course = course;
        this.policy = policy;
        this.ready = course.fewest();
        this.cluster = new Cluster(course.profile(), new Scenario(course.demandOfCourse(), List.of()), 0, 7);
        cluster.onAnswer(answer -> within += course.isWithin(answer) ? 1 : 0);
        cluster.serve(ready);
    }

    /** What came of it: share of all requests that were answered within the objective, and mean replicas paid for. */
    record Outcome(double within, double replicas) {}

    static Outcome run(Course course, Policy policy) {
        return new PolicyReplay(course, policy).run();
    }

    private Outcome run() {
        states.add(cluster.state());
        for (double second = TICK_SECONDS; second <= course.lengthSeconds(); second += TICK_SECONDS) {
            replicaSeconds += TICK_SECONDS * (ready + starting.size());
            cluster.advanceTo(second);
            states.addFirst(cluster.state());
            start(second);
            decide(second);
        }
        double offered = states.getFirst().gateway().offered();
        cluster.advanceTo(course.lengthSeconds() + 600);
        return new Outcome(within / offered, replicaSeconds / course.lengthSeconds());
    }

    private void start(double second) {
        while (!starting.isEmpty() && starting.peek() <= second) {
            starting.remove();
            ready++;
        }
        cluster.serve(ready);
    }

    private void decide(double second) {
        Policy.Seen seen = new Policy.Seen(second, rate(), stress(), ready, ready + starting.size());
        int wanted = Math.clamp(policy.replicas(seen), course.fewest(), course.most());
        for (int more = seen.provisioned(); more < wanted; more++) {
            starting.add(second + course.startUpSeconds());
        }
        for (int fewer = seen.provisioned(); fewer > wanted; fewer--) {
            if (starting.isEmpty()) {
                ready--;
            } else {
                starting.remove(starting.stream().max(Double::compare).orElseThrow());
            }
        }
        cluster.serve(ready);
    }

    private double rate() {
        ClusterState before = back(RATE_TICKS);
        ClusterState now = states.getFirst();
        return (now.gateway().offered() - before.gateway().offered()) / (now.second() - before.second());
    }

    private double stress() {
        return SloPressure.stress(
                quantile(LatencyKind.TTFT) / course.ttftSeconds(), quantile(LatencyKind.TPOT) / course.tpotSeconds());
    }

    private double quantile(LatencyKind kind) {
        ClusterState now = states.getFirst();
        ClusterState before = back(PRESSURE_TICKS);
        long[] counts = new long[0];
        for (int node = 0; node < now.nodes().size(); node++) {
            var increase = now.nodes()
                    .get(node)
                    .latencies()
                    .of(kind)
                    .countsSince(before.nodes().get(node).latencies().of(kind));
            counts = counts.length == 0 ? new long[increase.size()] : counts;
            for (int bucket = 0; bucket < counts.length; bucket++) {
                counts[bucket] += Math.max(0, increase.get(bucket));
            }
        }
        return new LatencyHistogram(now.nodes().getFirst().latencies().of(kind).layout(), counts).quantile(0.9);
    }

    private ClusterState back(int ticks) {
        Iterator<ClusterState> all = states.iterator();
        ClusterState found = all.next();
        for (int i = 0; i < ticks && all.hasNext(); i++) {
            found = all.next();
        }
        return found;
    }
}
