package dev.headroom.collector.sample;

import dev.headroom.collector.sample.gpu.GpuReading;
import java.time.Instant;

/** One stored row of one GPU. */
public record GpuSample(Instant time, GpuReading reading) implements SampleRow {}
