package dev.headroom.dashboard.configuration.alerts;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/** The keys of {@code headroom.alerts} that say who is told what, and when. Matchers are those of Alertmanager. */
interface DeliveryProperties {

    record Grouping(
            @DefaultValue("service") List<String> by,

            @Name("wait") @DefaultValue("30s") Duration firstWait,

            @DefaultValue("5m") Duration interval,
            @DefaultValue("4h") Duration repeat) {}

    record Route(
            @DefaultValue List<String> match, @DefaultValue List<String> channels) {}

    record Escalation(
            @DefaultValue("15m") Duration after,
            @DefaultValue List<String> match,
            @DefaultValue List<String> channels) {}

    record Inhibition(
            @DefaultValue List<String> source,
            @DefaultValue List<String> target,
            @DefaultValue List<String> equal) {}

    record Maintenance(
            @Nullable String name,

            @DefaultValue({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
            Set<DayOfWeek> days,

            @Nullable String from,
            @Nullable String to,
            @Nullable ZoneId zone,
            @DefaultValue List<String> match) {}
}
