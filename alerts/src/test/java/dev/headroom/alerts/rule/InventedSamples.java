package dev.headroom.alerts.rule;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.sample.BucketLayout;
import dev.headroom.collector.sample.Connections;
import dev.headroom.collector.sample.EngineGauges;
import dev.headroom.collector.sample.GatewayKey;
import dev.headroom.collector.sample.GatewaySample;
import dev.headroom.collector.sample.GpuEvent;
import dev.headroom.collector.sample.GpuSample;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.LatencySample;
import dev.headroom.collector.sample.NodeKey;
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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes samples of one service with two nodes and one GPU. */
final class InventedSamples {

    private static final BucketLayout LAYOUT =
            new BucketLayout(List.of(0.01, 0.05, 0.1, 0.5, 1.0, 2.0, 5.0, Double.POSITIVE_INFINITY));
    private static final double MEMORY = 80e9;

    private final ServiceName service;
    private final GpuDevice device;

    InventedSamples(ServiceName service) {
        this.service = service;
        this.device = new GpuDevice("GPU-" + service, service, "n1", 0, "NVIDIA H100 80GB HBM3", "");
    }

    /** One minute of one node; 100 requests a minute well within its limits unless changed. */
    static final class Load {
        double requests = 100;
        double failed;
        double rejected429;
        double rejected503;
        double uncachedPromptTokens = 50_000;
        double generationTokens = 60_000;
        double running = 20;
        double waiting;
        double kvCache = 0.4;
    }

    SampleBatch serving(Instant time, String node, Duration covered, Consumer<Load> change) {
        Load load = new Load();
        change.accept(load);
        double minutes = covered.toSeconds() / 60.0;
        return SampleBatch.of(List.of(new ServingSample(
                time,
                new NodeKey(service, node),
                covered.toSeconds(),
                new RequestCounts(
                        load.requests * minutes,
                        load.failed * minutes,
                        load.rejected429 * minutes,
                        load.rejected503 * minutes),
                new TokenCounts(load.uncachedPromptTokens * minutes, 0, load.generationTokens * minutes),
                0,
                new EngineGauges(load.running, load.waiting, 256, load.kvCache, Double.NaN),
                Connections.UNKNOWN)));
    }

    SampleBatch connections(Instant time, double established) {
        return SampleBatch.of(List.of(new GatewaySample(
                time,
                new GatewayKey(service, "edge"),
                15,
                new RequestCounts(50, 0, 0, 0),
                new Connections(established, Double.NaN))));
    }

    /** A hundred requests, all in the bucket that ends at {@code seconds}. */
    SampleBatch latency(LatencyKind kind, Instant time, double seconds) {
        int bucket = LAYOUT.upperBoundsSeconds().indexOf(seconds);
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < LAYOUT.size(); i++) {
            counts.add(i == bucket ? 100 : 0);
        }
        return SampleBatch.of(
                List.of(new LatencySample(time, new NodeKey(service, "n1"), kind, LAYOUT, counts, 100 * seconds)));
    }

    SampleBatch gpu(Instant time, double memoryShare, long throttleReasons, double eccErrors) {
        GpuHealth health = new GpuHealth(61, throttleReasons, eccErrors, 0, GpuMemoryErrors.UNKNOWN);
        return gpu(time, reading(0.98, memoryShare, health));
    }

    SampleBatch gpu(Instant time, double utilization) {
        return gpu(time, reading(utilization, 0.9, new GpuHealth(61, 0, 0, 0, GpuMemoryErrors.UNKNOWN)));
    }

    private GpuReading reading(double utilization, double memoryShare, GpuHealth health) {
        return new GpuReading(
                device,
                utilization,
                new GpuMemory(MEMORY * memoryShare, MEMORY),
                new GpuPower(600, 700),
                new GpuClocks(1980, Double.NaN),
                health,
                GpuLinks.UNKNOWN);
    }

    private static SampleBatch gpu(Instant time, GpuReading reading) {
        return SampleBatch.of(List.of(new GpuSample(time, reading)));
    }

    SampleBatch gpuEvent(Instant time, GpuEvent.Kind kind) {
        return SampleBatch.of(List.of(new GpuEvent(time, service, "n1", device.uuid(), kind, "as seen")));
    }

    SampleBatch outcome(Instant time, boolean up, String error) {
        return SampleBatch.of(List.of(new OutcomeRow(
                time,
                "vllm:" + service.value(),
                "vllm",
                service.value(),
                "http://10.0.0.11:8000/metrics",
                "vllm",
                up,
                Duration.ofMillis(12),
                400,
                67_000,
                error,
                "")));
    }
}
