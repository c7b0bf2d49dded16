package dev.headroom.dashboard.configuration.service;

import dev.headroom.dashboard.configuration.unit.Share;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The keys of one entry of {@code headroom.services}. */
public record ServiceProperties(
        @Nullable String name,
        @DefaultValue Objectives slo,
        @DefaultValue Replicas replicas,
        @Nullable Limiter limiter,
        @Nullable Connections connections) {

    record Objectives(
            @DefaultValue("99.95%") Share availability,
            @DefaultValue("2s") Duration ttft,
            @DefaultValue("50ms") Duration tpot) {}

    record Replicas(
            @DefaultValue("1") int min,
            @DefaultValue("64") int max,
            @DefaultValue("90s") Duration startUp,
            @DefaultValue("8") int gpus,
            @Nullable Double gpuHourPrice) {}

    record Limiter(
            @Nullable Double rps,
            @Nullable Double burst,
            @DefaultValue("1s") Duration window) {}

    record Connections(@Nullable Long limit) {}
}
