package dev.headroom.dashboard.configuration.alerts;

import dev.headroom.alerts.Severity;
import dev.headroom.alerts.rule.Rules;
import dev.headroom.alerts.settings.Absence;
import dev.headroom.alerts.settings.AlertSettings;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.settings.DeliverySettings;
import dev.headroom.alerts.settings.OwnRule;
import dev.headroom.alerts.settings.RuleOptions;
import dev.headroom.alerts.settings.RuleOverride;
import dev.headroom.dashboard.configuration.finding.Findings;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Turns {@code headroom.alerts} into settings. */
public final class AlertsMapping {

    private static final String KEY = "headroom.alerts";

    private static final Duration HOLD_FOR = Duration.ofMinutes(1);

    private final Findings findings;
    private final ZoneId zone;

    public AlertsMapping(Findings findings, ZoneId zone) {
        this.findings = findings;
        this.zone = zone;
    }

    public AlertSettings map(AlertsProperties alerts, Optional<URI> publicUrl) {
        List<ChannelSettings> channels = new ChannelMapping(findings, zone).map(alerts.channels());
        DeliverySettings delivery = new DeliveryMapping(findings, zone, channels).map(alerts);
        List<RuleOverride> changes = rules(alerts.rules(), false, AlertsMapping::override);
        List<OwnRule> own = rules(alerts.rules(), true, AlertsMapping::own);
        findings.accept(KEY + ".rules", () -> Rules.BUILT_IN.and(own));
        checkRoutes(own, channels);
        if (alerts.interval().compareTo(Duration.ofSeconds(1)) < 0) {
            findings.add(KEY + ".interval", "must be at least 1s");
            return AlertSettings.DEFAULT;
        }
        return findings.accept(
                        KEY,
                        () -> new AlertSettings(
                                channels,
                                changes,
                                own,
                                alerts.interval(),
                                delivery,
                                alerts.receiveAlertmanager(),
                                publicUrl))
                .orElse(AlertSettings.DEFAULT);
    }

    /** A route that leads nowhere would be noticed when the first alert does not arrive. */
    private void checkRoutes(List<OwnRule> own, List<ChannelSettings> channels) {
        List<String> names = channels.stream().map(ChannelSettings::name).toList();
        for (OwnRule rule : own) {
            rule.options().routes().stream()
                    .filter(route -> !names.contains(route))
                    .forEach(route -> findings.add(
                            KEY + ".rules",
                            "rule " + rule.name() + " has the route " + route + ", which is no channel"));
        }
    }

    /** Those that change a built-in rule, or those of the operator's own. */
    private <R> List<R> rules(
            List<AlertsProperties.Rule> rules, boolean own, BiFunction<String, AlertsProperties.Rule, R> mapping) {
        List<R> mapped = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            String key = KEY + ".rules[" + i + "]";
            AlertsProperties.Rule rule = rules.get(i);
            if (own == (rule.metric() != null)) {
                findings.required(key + ".name", rule.name())
                        .flatMap(name -> findings.accept(key, () -> mapping.apply(name, rule)))
                        .ifPresent(mapped::add);
            }
        }
        return mapped;
    }

    /** Refused when no built-in rule takes it. */
    private static RuleOverride override(String name, AlertsProperties.Rule rule) {
        if (rule.above() != null || rule.below() != null || rule.service() != null || hasOptions(rule)) {
            throw new IllegalArgumentException(
                    "above, below, service, keep-firing-for, labels, routes, no-data and error"
                            + " are for rules with a metric");
        }
        RuleOverride override = new RuleOverride(
                name,
                rule.enabled(),
                rule.threshold() == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(rule.threshold().ratio()),
                Optional.ofNullable(rule.holdFor()),
                Optional.ofNullable(rule.severity()));
        Rules.BUILT_IN.with(List.of(override));
        return override;
    }

    private static boolean hasOptions(AlertsProperties.Rule rule) {
        return rule.keepFiringFor() != null
                || !rule.labels().isEmpty()
                || !rule.routes().isEmpty()
                || rule.noData() != Absence.KEEP
                || rule.error() != Absence.KEEP;
    }

    /** Refused when there is no such metric. */
    private static OwnRule own(String name, AlertsProperties.Rule rule) {
        if (rule.threshold() != null) {
            throw new IllegalArgumentException("a rule with a metric has above or below instead of threshold");
        }
        OwnRule own = new OwnRule(
                name,
                String.valueOf(rule.metric()),
                Optional.ofNullable(rule.service()),
                optional(rule.above()),
                optional(rule.below()),
                rule.holdFor() == null ? HOLD_FOR : rule.holdFor(),
                rule.keepFiringFor() == null ? OwnRule.USUAL_CALM : rule.keepFiringFor(),
                rule.severity() == null ? Severity.WARNING : rule.severity(),
                new RuleOptions(rule.labels(), rule.routes(), rule.noData(), rule.error()));
        Rules.BUILT_IN.and(List.of(own));
        return own;
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
