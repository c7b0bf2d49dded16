package dev.headroom.dashboard.configuration.planning;

import dev.headroom.dashboard.export.ForecastFormat;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The keys of {@code headroom.export}: forecasts as files, once a week. */
public record ExportProperties(
        @DefaultValue("monday") DayOfWeek day,
        @DefaultValue("07:00") LocalTime time,
        @DefaultValue List<String> services,
        @DefaultValue("xlsx") Set<ForecastFormat> formats,
        @DefaultValue("7d") Duration horizon,
        @Nullable Path directory,
        @DefaultValue("1y") Duration keep,
        @Nullable Mail mail) {

    /** Without addresses it goes to those of the channel. */
    record Mail(@Nullable String channel, @DefaultValue List<String> to) {}
}
