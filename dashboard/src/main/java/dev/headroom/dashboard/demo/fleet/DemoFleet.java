package dev.headroom.dashboard.demo.fleet;

import dev.headroom.collector.fleet.Limiter;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.demo.fleet.DemoService.ServingSoftware;
import dev.headroom.forecasting.simulation.ClusterProfile;
import dev.headroom.forecasting.simulation.Scenario;
import dev.headroom.forecasting.simulation.engine.EngineProfile;
import dev.headroom.forecasting.simulation.engine.LatencyLayouts;
import dev.headroom.forecasting.simulation.gateway.GatewayProfile;
import dev.headroom.forecasting.simulation.gateway.RetryPolicy;
import dev.headroom.forecasting.simulation.gpu.GpuRack;
import dev.headroom.forecasting.simulation.workload.TokenLengths;
import dev.headroom.forecasting.simulation.workload.TokenLengths.Part;
import dev.headroom.forecasting.simulation.workload.Workload;
import java.time.Duration;
import java.util.List;

/** The services of the demo: a reasoning model that outgrows its GPUs once a week and a chat model behind a tight limit. */
public final class DemoFleet {

    private static final int GPUS_PER_NODE = 8;
    private static final double GPU_WATTS = 700;
    private static final double GPU_MEGAHERTZ = 1980;
    private static final double HOUR = 3600;

    private DemoFleet() {}

    public static List<DemoService> services() {
        return List.of(reasoning(), chat());
    }

    /**
     * Long answers on five nodes that sustain about 6.3 requests per second each. Once a week that is too little; the last
     * time there were two more.
     */
    private static DemoService reasoning() {
        Workload workload = new Workload(
                new TokenLengths(List.of(new Part(0.7, 900, 0.7), new Part(0.3, 2600, 0.6)), 32_768),
                new TokenLengths(List.of(new Part(0.6, 550, 0.6), new Part(0.4, 950, 0.5)), 16_384),
                0.42,
                0.0004);
        EngineProfile engine = new EngineProfile(0.020, 0.000_088, 0.000_02, 0.12, 256, 64, 1_150_000, 8192);
        ClusterProfile profile = new ClusterProfile(
                5,
                engine,
                workload,
                new GatewayProfile(new Limiter(60, 240, Duration.ofSeconds(1)), 4000, 6),
                new RetryPolicy(0.3, 3, 2, 2),
                LatencyLayouts.VLLM);
        DailyDemand demand =
                new DailyDemand(11, 37, 6 * HOUR, 1.5, List.of(1.0, 0.78, 0.74, 0.70, 0.66, 0.72, 0.77), 0.001, 11);
        return new DemoService(
                new ServiceName("deepseek-r1"),
                "deepseek-ai/DeepSeek-R1",
                ServingSoftware.VLLM,
                "r1",
                profile,
                new GpuRack(GPUS_PER_NODE, engine.maxRunning(), GPU_WATTS, GPU_MEGAHERTZ),
                new Scenario(demand, Story.ofReasoning()),
                2,
                1);
    }

    /** Short answers on eight nodes that could sustain about 60 requests per second each, limited to 400 together. */
    private static DemoService chat() {
        Workload workload = new Workload(
                new TokenLengths(List.of(new Part(0.8, 500, 0.8), new Part(0.2, 2200, 0.6)), 32_768),
                TokenLengths.logNormal(150, 0.65, 8192),
                0.55,
                0.0003);
        EngineProfile engine = new EngineProfile(0.012, 0.000_040, 0.000_01, 0.08, 512, 256, 1_400_000, 8192);
        ClusterProfile profile = new ClusterProfile(
                8,
                engine,
                workload,
                new GatewayProfile(new Limiter(400, 800, Duration.ofSeconds(1)), 4000, 2.5),
                new RetryPolicy(0.25, 3, 1, 2),
                LatencyLayouts.SGLANG);
        DailyDemand demand =
                new DailyDemand(120, 350, 2 * HOUR, 1, List.of(1.0, 0.99, 0.97, 0.82, 0.80, 0.96, 0.98), 0.001, 23);
        return new DemoService(
                new ServiceName("deepseek-v3"),
                "deepseek-ai/DeepSeek-V3.1",
                ServingSoftware.SGLANG,
                "v3",
                profile,
                new GpuRack(GPUS_PER_NODE, engine.maxRunning(), GPU_WATTS, GPU_MEGAHERTZ),
                new Scenario(demand, Story.ofChat()),
                0,
                2);
    }
}
