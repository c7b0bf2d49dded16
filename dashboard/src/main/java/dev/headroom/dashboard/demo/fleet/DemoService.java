package dev.headroom.dashboard.demo.fleet;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.forecasting.simulation.ClusterProfile;
import dev.headroom.forecasting.simulation.Disturbance;
import dev.headroom.forecasting.simulation.Scenario;
import dev.headroom.forecasting.simulation.gpu.GpuRack;
import java.util.Locale;
import java.util.UUID;

/**
 * One service of the demo fleet.
 *
 * @param model as its servers name it
 * @param nodePrefix such as {@code r1} for nodes {@code r1-01}, {@code r1-02} …
 * @param scenario what clients and machines do; its nodes are those that are left
 * @param retiredNodes further nodes that ran until {@link Story#SCALED_IN}
 */
public record DemoService(
        ServiceName name,
        String model,
        ServingSoftware software,
        String nodePrefix,
        ClusterProfile profile,
        GpuRack gpus,
        Scenario scenario,
        int retiredNodes,
        long seed) {

    public static final String GPU_MODEL = "NVIDIA H200";
    public static final double GPU_MEMORY_MEBIBYTES = 143_771;

    public enum ServingSoftware {
        VLLM,
        SGLANG
    }

    /** The cluster with the nodes that were taken away since, which have the highest numbers. */
    public ClusterProfile pastProfile() {
        return new ClusterProfile(
                profile.nodes() + retiredNodes,
                profile.engine(),
                profile.workload(),
                profile.gateway(),
                profile.retry(),
                profile.layouts());
    }

    /** What happened to {@link #pastProfile()}. */
    public Scenario pastScenario() {
        Scenario past = scenario;
        for (int node = profile.nodes(); node < pastProfile().nodes(); node++) {
            past = past.with(new Disturbance.NodeLost(Story.sinceScaledIn(), node));
        }
        return past;
    }

    public String nodeName(int node) {
        return String.format(Locale.ROOT, "%s-%02d", nodePrefix, node + 1);
    }

    public NodeKey nodeKey(int node) {
        return new NodeKey(name, nodeName(node));
    }

    public String gateway() {
        return "envoy-" + nodePrefix;
    }

    /** Like a real one, and the same in every run. */
    public String gpuUuid(int node, int device) {
        return "GPU-" + new UUID(seed * 0x9E3779B97F4A7C15L + node, 0x9000_0000_0000_0000L + seed * 4_294_967 + device);
    }
}
