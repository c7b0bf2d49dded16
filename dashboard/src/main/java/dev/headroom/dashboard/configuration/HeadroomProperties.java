package dev.headroom.dashboard.configuration;

import dev.headroom.alerts.Severity;
import dev.headroom.alerts.settings.Absence;
import dev.headroom.collector.fleet.Role;
import dev.headroom.collector.fleet.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.util.unit.DataSize;

/**
 * The keys of headroom.yaml and their defaults, nothing more: rules that span keys live in {@link SettingsMapping}. A
 * null component is a key that may be left out.
 */
record HeadroomProperties(
        @Nullable Database database,
        @DefaultValue List<Service> services,
        @DefaultValue ScrapeProperties scrape,
        @DefaultValue Alerts alerts,
        @DefaultValue List<Event> events,
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

    record Service(
            @Nullable String name,
            @DefaultValue Objectives slo,
            @DefaultValue Replicas replicas,
            @Nullable Limiter limiter,
            @Nullable Connections connections) {}

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

    record Alerts(
            @DefaultValue("10s") Duration interval,
            @DefaultValue List<ChannelProperties> channels,
            @DefaultValue List<Rule> rules,
            @DefaultValue DeliveryProperties.Grouping grouping,
            @DefaultValue List<DeliveryProperties.Route> routes,
            @DefaultValue List<DeliveryProperties.Escalation> escalations,
            @Nullable List<DeliveryProperties.Inhibition> inhibitions,
            @DefaultValue List<DeliveryProperties.Maintenance> maintenance,
            @DefaultValue("false") boolean receiveAlertmanager) {}

    /** Changes one built-in rule, where what is left out stays as it is; or, with a metric, is a rule of its own. */
    record Rule(
            @Nullable String name,
            @DefaultValue("true") boolean enabled,
            @Nullable Share threshold,
            @Nullable String metric,
            @Nullable String service,
            @Nullable Double above,
            @Nullable Double below,
            @Name("for") @Nullable Duration holdFor,
            @Nullable Duration keepFiringFor,
            @Nullable Severity severity,
            @DefaultValue Map<String, String> labels,
            @DefaultValue List<String> routes,
            @DefaultValue("keep") Absence noData,
            @DefaultValue("keep") Absence error) {}

    /** Zone and service are all when left out; without a multiplier it is learned. */
    record Event(
            @Nullable String name,
            @Nullable String occurs,
            @Nullable String service,
            @Nullable ZoneId zone,
            @DefaultValue("24h") Duration length,
            @Nullable Double multiplier,
            @DefaultValue("1h") Duration prewarm) {}

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
