package dev.headroom.dashboard.configuration.alerts;

import dev.headroom.alerts.Severity;
import dev.headroom.alerts.settings.Absence;
import dev.headroom.dashboard.configuration.unit.Share;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/** The keys under {@code headroom.alerts}. */
public record AlertsProperties(
        @DefaultValue("10s") Duration interval,
        @DefaultValue List<ChannelProperties> channels,
        @DefaultValue List<Rule> rules,
        @DefaultValue DeliveryProperties.Grouping grouping,
        @DefaultValue List<DeliveryProperties.Route> routes,
        @DefaultValue List<DeliveryProperties.Escalation> escalations,
        @Nullable List<DeliveryProperties.Inhibition> inhibitions,
        @DefaultValue List<DeliveryProperties.Maintenance> maintenance,
        @DefaultValue("false") boolean receiveAlertmanager) {

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
}
