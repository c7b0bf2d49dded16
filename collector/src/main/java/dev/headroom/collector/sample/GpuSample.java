package dev.headroom.collector.sample;

import java.time.Instant;

/** One stored row of one GPU. */
public record GpuSample(Instant time, GpuReading reading) {}
