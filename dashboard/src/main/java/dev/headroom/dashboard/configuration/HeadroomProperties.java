package dev.headroom.dashboard.configuration;

import dev.headroom.collector.fleet.Role;
import dev.headroom.collector.fleet.Secret;
import dev.headroom.dashboard.configuration.alerts.AlertsProperties;
import dev.headroom.dashboard.configuration.planning.EventProperties;
import dev.headroom.dashboard.configuration.planning.ExportProperties;
import dev.headroom.dashboard.configuration.scrape.ScrapeProperties;
import dev.headroom.dashboard.configuration.service.ServiceProperties;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The keys of headroom.yaml and their defaults, nothing more: rules that span keys live in {@link SettingsMapping}. A
 * null component is a key that may be left out.
 */
record HeadroomProperties(
        @Nullable Database database,
        @DefaultValue List<ServiceProperties> services,
        @DefaultValue ScrapeProperties scrape,
        @DefaultValue AlertsProperties alerts,
        @DefaultValue List<EventProperties> events,
        @DefaultValue List<String> holidays,
        @Nullable ExportProperties export,
        @DefaultValue Retention retention,
        @DefaultValue Queue queue,
        @DefaultValue Training training,
        @Nullable URI publicUrl,

        @DefaultValue({"collector", "forecaster", "alerter", "web"})
        Set<Role> roles,

        @DefaultValue("UTC") ZoneId zone) {

    record Database(
            @Nullable String url,
            @Nullable String username,
            @Nullable Secret password) {}

    record Retention(
            @DefaultValue("15d") Duration raw,
            @DefaultValue("90d") Duration minutes,
            @DefaultValue("3y") Duration hours) {}

    /** What may wait on disk while the database is away. */
    record Queue(@DefaultValue("1GB") DataSize size) {}

    /** How XGBoost and the LSTM are trained in the background. */
    record Training(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("1h") Duration treesEvery,
            @DefaultValue("50") int units,
            @DefaultValue("10m") Duration startDelay,
            @DefaultValue("6h") Duration warmEvery,
            @DefaultValue("03:00") LocalTime nightly) {}
}
