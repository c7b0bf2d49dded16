package dev.headroom.forecasting.replay;

import dev.headroom.collector.fleet.Limiter;
import dev.headroom.forecasting.simulation.Cluster;
import dev.headroom.forecasting.simulation.ClusterProfile;
import dev.headroom.forecasting.simulation.engine.EngineProfile;
import dev.headroom.forecasting.simulation.engine.LatencyLayouts;
import dev.headroom.forecasting.simulation.gateway.GatewayProfile;
import dev.headroom.forecasting.simulation.gateway.RetryPolicy;
import dev.headroom.forecasting.simulation.workload.Demand;
import dev.headroom.forecasting.simulation.workload.TokenLengths;
import dev.headroom.forecasting.simulation.workload.Workload;
import java.time.Duration;

/** A course of demand, the cluster that meets it, and the objective. */
record Course(
        ClusterProfile profile,
        Demand demand,
        double lengthSeconds,
        int fewest,
        int most,
        double startUpSeconds,
        double ttftSeconds,
        double tpotSeconds) {

    /** Prompts of 4,000 and answers of 1,000 tokens, nearly all the same length; μ = 1.45 at 100 ms a token. */
    private static final Workload LONG_PROMPTS =
            new Workload(TokenLengths.logNormal(4000, 0.05, 8192), TokenLengths.logNormal(1000, 0.05, 4096), 0, 0);

    private static final EngineProfile SLOW_NODE =
            new EngineProfile(0.020, 0.000272, 0.00007, 0.05, 256, 10_000, 1_200_000, 8192);

    /** llm-d's staged ramp: 2, 4, 6, 8, 10, 4 and 1 requests a second. */
    static Course ramp() {
        return new Course(cluster(8, SLOW_NODE, LONG_PROMPTS), Course::stages, 2430, 3, 8, 100, 3, 0.1);
    }

    /** An evening: from 10 to 38 requests a second in an hour and a half and back, where one replica sustains about 6. */
    static Course evening() {
        Workload chat = new Workload(
                TokenLengths.logNormal(1200, 0.7, 32_768), TokenLengths.logNormal(700, 0.6, 16_384), 0.4, 0);
        EngineProfile node = new EngineProfile(0.020, 0.00009, 0.00002, 0.05, 256, 10_000, 900_000, 8192);
        return new Course(
                cluster(12, node, chat),
                second -> 10 + 28 * (1 - Math.cos(2 * Math.PI * second / 10_800)) / 2,
                10_800,
                2,
                12,
                100,
                2,
                0.05);
    }

    /** Nobody comes after its end. */
    Demand demandOfCourse() {
        return second -> second < lengthSeconds ? demand.requestsPerSecond(second) : 0;
    }

    boolean isWithin(Cluster.Answer answer) {
        return answer.firstTokenSeconds() <= ttftSeconds && answer.perTokenSeconds() <= tpotSeconds;
    }

    /** What one replica sustains. */
    double perReplica() {
        EngineProfile engine = profile.engine();
        return engine.throughput(engine.sustainableRunning(profile.workload(), tpotSeconds), profile.workload());
    }

    private static ClusterProfile cluster(int nodes, EngineProfile engine, Workload workload) {
        GatewayProfile open = new GatewayProfile(new Limiter(10_000, 10_000, Duration.ofSeconds(1)), 100_000, 0);
        return new ClusterProfile(nodes, engine, workload, open, RetryPolicy.NEVER, LatencyLayouts.VLLM);
    }

    private static double stages(double second) {
        double[] rates = {2, 4, 6, 8, 10, 4, 1};
        int stage = second < 330 ? 0 : 1 + (int) ((second - 330) / 360);
        return rates[Math.min(stage, rates.length - 1)];
    }
}
