package dev.headroom.forecasting.simulation.engine;

import dev.headroom.collector.sample.BucketLayout;
import java.util.stream.DoubleStream;

/** The histogram buckets in which a server reports its latencies. */
public record LatencyLayouts(
        BucketLayout firstToken, BucketLayout perToken, BucketLayout endToEnd, BucketLayout queue) {

    private static final BucketLayout VLLM_REQUEST =
            layout(0.3, 0.5, 0.8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240, 480, 960, 1920, 7680);

    /** As vLLM 0.24 lays them out. */
    public static final LatencyLayouts VLLM = new LatencyLayouts(
            layout(
                    0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80,
                    160, 640, 2560),
            layout(0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80),
            VLLM_REQUEST,
            VLLM_REQUEST);

    /** As SGLang lays them out. */
    public static final LatencyLayouts SGLANG = new LatencyLayouts(
            layout(0.1, 0.2, 0.4, 0.6, 0.8, 1, 2, 4, 6, 8, 10, 20, 40, 60, 80, 100, 200, 400),
            layout(
                    0.002, 0.004, 0.006, 0.008, 0.01, 0.015, 0.02, 0.025, 0.03, 0.035, 0.04, 0.06, 0.08, 0.1, 0.2, 0.4,
                    0.6, 0.8, 1, 2, 4, 6, 8),
            layout(0.1, 0.2, 0.4, 0.6, 0.8, 1, 2, 4, 6, 8, 10, 20, 40, 60, 80, 100, 200, 400, 600, 1200, 1800, 2400),
            layout(0, 0.1, 0.2, 0.5, 1, 2, 3, 4, 5, 10, 15, 20, 30, 40, 50, 60, 70, 80, 90, 100, 200, 300, 400, 500));

    private static BucketLayout layout(double... bounds) {
        return new BucketLayout(DoubleStream.concat(DoubleStream.of(bounds), DoubleStream.of(Double.POSITIVE_INFINITY))
                .boxed()
                .toList());
    }
}
