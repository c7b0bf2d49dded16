package dev.headroom.collector.storage;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.sample.BucketLayout;
import dev.headroom.collector.sample.Connections;
import dev.headroom.collector.sample.EngineGauges;
import dev.headroom.collector.sample.GatewayKey;
import dev.headroom.collector.sample.GatewaySample;
import dev.headroom.collector.sample.GpuSample;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.LatencySample;
import dev.headroom.collector.sample.NodeKey;
import dev.headroom.collector.sample.NodeProfile;
import dev.headroom.collector.sample.OutcomeRow;
import dev.headroom.collector.sample.RequestCounts;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.ServingSample;
import dev.headroom.collector.sample.TokenCounts;
import dev.headroom.collector.sample.gpu.GpuClocks;
import dev.headroom.collector.sample.gpu.GpuDevice;
import dev.headroom.collector.sample.gpu.GpuHealth;
import dev.headroom.collector.sample.gpu.GpuLinks;
import dev.headroom.collector.sample.gpu.GpuMemory;
import dev.headroom.collector.sample.gpu.GpuMemoryErrors;
import dev.headroom.collector.sample.gpu.GpuPower;
import dev.headroom.collector.sample.gpu.GpuReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Samples of a made-up service for tests. */
public final class Samples {
    public static final ServiceName SERVICE = new ServiceName("deepseek-r1");
    public static final NodeKey NODE = new NodeKey(SERVICE, "node-01");
    public static final NodeKey OTHER_NODE = new NodeKey(SERVICE, "node-02");
    public static final GatewayKey GATEWAY = new GatewayKey(SERVICE, "edge");
    public static final BucketLayout LAYOUT = new BucketLayout(List.of(0.1, 0.5, 1.0, Double.POSITIVE_INFINITY));

    private static final double UNKNOWN = Double.NaN;

    private Samples() {}

    /** Fifteen seconds with this many requests, of which some failed; who tells no 429 tells none at all. */
    public static ServingSample serving(Instant time, NodeKey node, double requests, double rejected429) {
        return new ServingSample(
                time,
                node,
                15,
                new RequestCounts(requests, 0, rejected429, UNKNOWN),
                new TokenCounts(requests * 100, UNKNOWN, requests * 50),
                0,
                new EngineGauges(8, 2, 256, 0.4123, 0.5),
                Connections.UNKNOWN);
    }

    public static GatewaySample gateway(Instant time, double requests, double rejected429) {
        return new GatewaySample(
                time, GATEWAY, 15, new RequestCounts(requests, 0, rejected429, 0), new Connections(120, 1000));
    }

    public static GpuSample gpu(Instant time, int index, double utilization) {
        GpuDevice device = new GpuDevice("GPU-" + index, SERVICE, NODE.node(), index, "NVIDIA H100 80GB HBM3", "");
        GpuReading reading = new GpuReading(
                device,
                utilization,
                new GpuMemory(61e9, 85_520_809_984.0),
                new GpuPower(345.67, 700),
                new GpuClocks(1980, UNKNOWN),
                new GpuHealth(61, 4, 0, UNKNOWN, GpuMemoryErrors.UNKNOWN),
                GpuLinks.UNKNOWN);
        return new GpuSample(time, reading);
    }

    public static LatencySample latency(Instant time, NodeKey node, int... counts) {
        List<Integer> boxed = Arrays.stream(counts).boxed().toList();
        return new LatencySample(time, node, LatencyKind.TTFT, LAYOUT, boxed, 1.5);
    }

    public static OutcomeRow outcome(Instant time, boolean up, String detail) {
        return new OutcomeRow(
                time,
                "vllm:10.0.0.11:8000",
                "vllm",
                SERVICE.value(),
                "http://10.0.0.11:8000/metrics",
                up ? "vllm" : "",
                up,
                Duration.ofMillis(12),
                up ? 400 : 0,
                67_000,
                up ? "" : "timed_out",
                detail);
    }

    public static SampleBatch batchOf(ServingSample... serving) {
        return SampleBatch.of(List.of(serving));
    }

    public static SampleBatch batchOf(GatewaySample... gateways) {
        return SampleBatch.of(List.of(gateways));
    }

    public static SampleBatch batchOf(GpuSample... gpus) {
        return SampleBatch.of(List.of(gpus));
    }

    public static SampleBatch batchOf(LatencySample... latencies) {
        return SampleBatch.of(List.of(latencies));
    }

    public static SampleBatch batchOf(OutcomeRow... outcomes) {
        return SampleBatch.of(List.of(outcomes));
    }

    public static SampleBatch batchOf(NodeProfile profile, ServingSample serving) {
        return SampleBatch.of(List.of(profile)).plus(List.of(serving));
    }
}
