package dev.headroom.collector.history;

import dev.headroom.collector.sample.gpu.GpuReading;
import java.time.Instant;

/** The newest sample of a GPU. */
public record GpuState(GpuReading reading, Instant lastSample) {}
