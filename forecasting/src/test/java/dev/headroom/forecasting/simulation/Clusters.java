package dev.headroom.forecasting.simulation;

import dev.headroom.collector.fleet.Limiter;
import dev.headroom.forecasting.simulation.engine.EngineProfile;
import dev.headroom.forecasting.simulation.engine.LatencyLayouts;
import dev.headroom.forecasting.simulation.gateway.GatewayProfile;
import dev.headroom.forecasting.simulation.gateway.RetryPolicy;
import dev.headroom.forecasting.simulation.workload.TokenLengths;
import dev.headroom.forecasting.simulation.workload.Workload;
import java.time.Duration;

/** Profiles the tests share: an 8-GPU node with a reasoning model, μ about 6 requests per second. */
final class Clusters {

    static final Workload REASONING = new Workload(
            TokenLengths.logNormal(1200, 0.7, 32_768), TokenLengths.logNormal(700, 0.6, 16_384), 0.4, 0.0005);
    static final EngineProfile NODE = new EngineProfile(0.020, 0.00009, 0.00002, 0.05, 256, 64, 900_000, 8192);
    static final RetryPolicy STUBBORN = new RetryPolicy(0.9, 6, 2, 1.5);

    private Clusters() {}

    static ClusterProfile open(int nodes) {
        return new ClusterProfile(
                nodes, NODE, REASONING, gateway(10_000, 10_000), RetryPolicy.NEVER, LatencyLayouts.VLLM);
    }

    static ClusterProfile limited(int nodes, double rps, double burst) {
        return new ClusterProfile(nodes, NODE, REASONING, gateway(rps, burst), RetryPolicy.NEVER, LatencyLayouts.VLLM);
    }

    static ClusterProfile retrying(int nodes, RetryPolicy retry) {
        return new ClusterProfile(nodes, NODE, REASONING, gateway(10_000, 10_000), retry, LatencyLayouts.VLLM);
    }

    private static GatewayProfile gateway(double rps, double burst) {
        return new GatewayProfile(new Limiter(rps, burst, Duration.ofSeconds(1)), 100_000, 2);
    }

    static ClusterState run(Cluster cluster, double untilSecond) {
        cluster.advanceTo(untilSecond);
        return cluster.state();
    }

    static ClusterState run(FluidCluster cluster, double seconds, double step) {
        for (double passed = 0; passed < seconds; passed += step) {
            cluster.advanceBy(step);
        }
        return cluster.state();
    }
}
