package dev.headroom.forecasting.simulation;

import dev.headroom.forecasting.simulation.gateway.GatewayState;
import dev.headroom.forecasting.simulation.gateway.TokenBucket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The same cluster as a flow: one step covers seconds or minutes, running requests follow Little's law, and what exceeds
 * a node's capacity queues and then is refused. Preemption is not modelled; the batch is simply as large as the cache
 * allows. Steps should be no longer than a few minutes. One thread.
 */
public final class FluidCluster {

    private static final int BALANCING_ROUNDS = 12;

    private final ClusterProfile profile;
    private final Scenario scenario;
    private final SplittableRandom random;
    private final TokenBucket limiter;
    private final List<FluidNode> nodes = new ArrayList<>();

    private double second;
    private double offered;
    private double failed;
    private double rejected429;
    private double rejected503;
    private double served;
    private double endedPerSecond;
    private double idleSeconds;
    private double turnedAway;

    public FluidCluster(ClusterProfile profile, Scenario scenario, double startSecond, long seed) {
        this.profile = profile;
        this.scenario = scenario;
        this.random = new SplittableRandom(seed);
        this.limiter = new TokenBucket(profile.gateway().limiter(), startSecond);
        this.second = startSecond;
        for (int node = 0; node < profile.nodes(); node++) {
            nodes.add(new FluidNode(profile, random.split()));
        }
    }

    public double second() {
        return second;
    }

    /** Lets {@code seconds} pass at once under the conditions of their middle. */
    public void advanceBy(double seconds) {
        Conditions conditions = scenario.at(second + seconds / 2, profile);
        for (int node = 0; node < nodes.size(); node++) {
            failed += nodes.get(node).apply(conditions.nodes().get(node), conditions.workload());
        }
        idleSeconds = conditions.idleSeconds();
        second += seconds;
        double arrivals = noisy(conditions.requestsPerSecond() * seconds);
        double attempts = arrivals * attemptsPerRequest(conditions, arrivals, seconds);
        double passed = limiter.takeUpTo(attempts, second);
        double connected = Math.min(passed, connectionRoom(seconds));
        double taken = spread(connected, seconds, conditions.skew().filter(skewed -> nodes.get(skewed.node())
                .up()));
        offered += attempts;
        rejected429 += attempts - passed;
        rejected503 += passed - taken;
        turnedAway = attempts > 0 ? (attempts - taken) / attempts : 0;
    }

    public ClusterState state() {
        double inFlight = nodes.stream().mapToDouble(FluidNode::inFlight).sum();
        GatewayState gateway = new GatewayState(
                offered,
                served,
                failed,
                rejected429,
                rejected503,
                inFlight,
                Math.min(profile.gateway().connectionLimit(), Math.round(inFlight + endedPerSecond * idleSeconds)));
        return new ClusterState(
                second, gateway, nodes.stream().map(FluidNode::state).toList());
    }

    private double noisy(double expected) {
        return Math.max(0, expected + Math.sqrt(expected) * random.nextGaussian());
    }

    /** Retries add load, which turns more requests away, which adds retries: follows that loop to where it settles. */
    private double attemptsPerRequest(Conditions conditions, double arrivals, double seconds) {
        double room = Math.min(
                Math.min(limiter.available(second), connectionRoom(seconds)),
                nodes.stream().mapToDouble(node -> node.room(seconds)).sum());
        double away = turnedAway;
        for (int round = 0; round < BALANCING_ROUNDS; round++) {
            double attempts = arrivals * conditions.retry().attemptsPerRequest(away);
            double now = attempts > 0 ? Math.max(0, 1 - room / attempts) : 0;
            away = (away + now) / 2;
        }
        return conditions.retry().attemptsPerRequest(away);
    }

    /** Requests that can be connected in the step: each holds its connection while it runs and idle afterwards. */
    private double connectionRoom(double seconds) {
        double holding = nodes.stream()
                .filter(FluidNode::up)
                .mapToDouble(FluidNode::residenceSeconds)
                .average()
                .orElse(1);
        return profile.gateway().connectionLimit() / (holding + idleSeconds) * seconds;
    }

    /** Hands requests to the nodes by their speed; returns how many were taken. */
    private double spread(double requests, double seconds, Optional<Conditions.Skew> skew) {
        double weights = nodes.stream().mapToDouble(FluidNode::weight).sum();
        double fixed = skew.map(Conditions.Skew::share).orElse(0.0);
        double taken = 0;
        double endedInStep = 0;
        for (FluidNode node : nodes) {
            double share = weights > 0 ? requests * (1 - fixed) * node.weight() / weights : 0;
            if (skew.isPresent() && nodes.get(skew.get().node()) == node) {
                share += requests * fixed;
            }
            FluidNode.Passed passed = node.pass(share, seconds);
            taken += passed.taken();
            served += passed.served();
            failed += passed.failed();
            endedInStep += passed.served() + passed.failed();
        }
        endedPerSecond = endedInStep / seconds;
        return taken;
    }
}
