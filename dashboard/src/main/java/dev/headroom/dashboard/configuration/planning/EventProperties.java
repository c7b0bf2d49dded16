package dev.headroom.dashboard.configuration.planning;

import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Zone and service are all when left out; without a multiplier it is learned. */
public record EventProperties(
        @Nullable String name,
        @Nullable String occurs,
        @Nullable String service,
        @Nullable ZoneId zone,
        @DefaultValue("24h") Duration length,
        @Nullable Double multiplier,
        @DefaultValue("1h") Duration prewarm) {}
