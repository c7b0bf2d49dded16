package dev.headroom.dashboard.configuration;

import dev.headroom.alerts.Severity;
import dev.headroom.alerts.rule.Rules;
import dev.headroom.alerts.settings.AlertSettings;
import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.settings.OwnRule;
import dev.headroom.alerts.settings.RuleOverride;
import dev.headroom.collector.fleet.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns {@code headroom.alerts} into settings. */
final class AlertsMapping {

    private static final String KEY = "headroom.alerts";
    private static final int SUBMISSION_PORT = 587;
    private static final int SMTPS_PORT = 465;

    private static final Duration HOLD_FOR = Duration.ofMinutes(1);

    private final Findings findings;

    AlertsMapping(Findings findings) {
        this.findings = findings;
    }

    AlertSettings map(HeadroomProperties.Alerts alerts, Optional<URI> publicUrl) {
        List<ChannelSettings> channels = channels(alerts.channels());
        List<RuleOverride> changes = rules(alerts.rules(), false, AlertsMapping::override);
        List<OwnRule> own = rules(alerts.rules(), true, AlertsMapping::own);
        findings.accept(KEY + ".rules", () -> Rules.BUILT_IN.and(own));
        return findings.accept(KEY, () -> new AlertSettings(channels, changes, own, alerts.interval(), publicUrl))
                .orElse(AlertSettings.DEFAULT);
    }

    private List<ChannelSettings> channels(List<HeadroomProperties.Channel> channels) {
        List<ChannelSettings> mapped = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < channels.size(); i++) {
            String key = KEY + ".channels[" + i + "]";
            HeadroomProperties.Channel channel = channels.get(i);
            Optional<String> name = findings.required(key + ".name", channel.name());
            if (name.isPresent() && !names.add(name.get())) {
                findings.add(key + ".name", "is used twice: " + name.get());
            } else {
                name.flatMap(given -> channel(key, given, channel)).ifPresent(mapped::add);
            }
        }
        return mapped;
    }

    private Optional<ChannelSettings> channel(String key, String name, HeadroomProperties.Channel channel) {
        long kinds = Stream.of(channel.slack(), channel.webhook(), channel.email())
                .filter(kind -> kind != null)
                .count();
        if (kinds != 1) {
            findings.add(key, "must have exactly one of slack, webhook and email");
            return Optional.empty();
        }
        if (channel.slack() != null) {
            return findings.required(key + ".slack.webhook", channel.slack().webhook())
                    .flatMap(url -> findings.accept(key + ".slack", () -> new ChannelSettings.Slack(name, url)));
        }
        if (channel.webhook() != null) {
            return findings.required(key + ".webhook.url", channel.webhook().url())
                    .flatMap(url -> findings.accept(key + ".webhook", () -> new ChannelSettings.Webhook(name, url)));
        }
        return channel.email() == null ? Optional.empty() : email(key + ".email", name, channel.email());
    }

    private Optional<ChannelSettings> email(String key, String name, HeadroomProperties.Email email) {
        Optional<URI> smtp = findings.required(key + ".smtp", email.smtp());
        Optional<String> from = findings.required(key + ".from", email.from());
        if (smtp.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        URI server = smtp.get();
        if (server.getHost() == null) {
            findings.add(key + ".smtp", "must look like smtp://mail.example.org:587");
            return Optional.empty();
        }
        Optional<ChannelSettings.Credentials> credentials = Optional.ofNullable(email.username())
                .map(user -> new ChannelSettings.Credentials(
                        user, email.password() == null ? new Secret("") : email.password()));
        int usual = "smtps".equals(server.getScheme()) ? SMTPS_PORT : SUBMISSION_PORT;
        int port = server.getPort() < 0 ? usual : server.getPort();
        return findings.accept(
                key,
                () -> new ChannelSettings.Email(
                        name,
                        server.getHost(),
                        port,
                        ChannelSettings.Tls.of(server, credentials.isPresent()),
                        credentials,
                        from.get(),
                        email.to()));
    }

    /** Those that change a built-in rule, or those of the operator's own. */
    private <R> List<R> rules(
            List<HeadroomProperties.Rule> rules, boolean own, BiFunction<String, HeadroomProperties.Rule, R> mapping) {
        List<R> mapped = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            String key = KEY + ".rules[" + i + "]";
            HeadroomProperties.Rule rule = rules.get(i);
            if (own == (rule.metric() != null)) {
                findings.required(key + ".name", rule.name())
                        .flatMap(name -> findings.accept(key, () -> mapping.apply(name, rule)))
                        .ifPresent(mapped::add);
            }
        }
        return mapped;
    }

    /** Refused when no built-in rule takes it. */
    private static RuleOverride override(String name, HeadroomProperties.Rule rule) {
        if (rule.above() != null || rule.below() != null || rule.service() != null) {
            throw new IllegalArgumentException("above, below and service are for rules with a metric");
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

    /** Refused when there is no such metric. */
    private static OwnRule own(String name, HeadroomProperties.Rule rule) {
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
                rule.severity() == null ? Severity.WARNING : rule.severity());
        Rules.BUILT_IN.and(List.of(own));
        return own;
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
