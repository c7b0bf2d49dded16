package dev.headroom.dashboard.configuration.alerts;

import dev.headroom.alerts.settings.ChannelSettings;
import dev.headroom.alerts.settings.DeliverySettings;
import dev.headroom.alerts.settings.Escalation;
import dev.headroom.alerts.settings.Grouping;
import dev.headroom.alerts.settings.Route;
import dev.headroom.alerts.silence.Inhibition;
import dev.headroom.alerts.silence.MaintenanceWindow;
import dev.headroom.alerts.silence.Matchers;
import dev.headroom.alerts.silence.MutePolicy;
import dev.headroom.dashboard.configuration.finding.Findings;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns grouping, routes, escalations, inhibitions and maintenance windows into settings. */
final class DeliveryMapping {

    private static final String KEY = "headroom.alerts.";

    private final Findings findings;
    private final ZoneId zone;
    private final Set<String> channels;

    DeliveryMapping(Findings findings, ZoneId zone, List<ChannelSettings> channels) {
        this.findings = findings;
        this.zone = zone;
        this.channels = channels.stream().map(ChannelSettings::name).collect(Collectors.toSet());
    }

    DeliverySettings map(AlertsProperties alerts) {
        DeliveryProperties.Grouping grouping = alerts.grouping();
        Grouping groups = findings.accept(
                        KEY + "grouping",
                        () -> new Grouping(grouping.by(), grouping.firstWait(), grouping.interval(), grouping.repeat()))
                .orElse(Grouping.USUAL);
        List<Inhibition> inhibitions = alerts.inhibitions() == null
                ? Inhibition.USUAL
                : each("inhibitions", alerts.inhibitions(), this::inhibition);
        return new DeliverySettings(
                groups,
                each("routes", alerts.routes(), this::route),
                each("escalations", alerts.escalations(), this::escalation),
                new MutePolicy(inhibitions, each("maintenance", alerts.maintenance(), this::window)));
    }

    private <P, S> List<S> each(String key, List<P> given, BiFunction<String, P, Optional<S>> mapping) {
        List<S> mapped = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            mapping.apply(KEY + key + "[" + i + "]", given.get(i)).ifPresent(mapped::add);
        }
        return mapped;
    }

    private Optional<Route> route(String key, DeliveryProperties.Route route) {
        requireKnown(key, route.channels());
        return matchers(key + ".match", route.match())
                .flatMap(matchers -> findings.accept(key, () -> new Route(matchers, route.channels())));
    }

    private Optional<Escalation> escalation(String key, DeliveryProperties.Escalation escalation) {
        requireKnown(key, escalation.channels());
        return matchers(key + ".match", escalation.match())
                .flatMap(matchers -> findings.accept(
                        key, () -> new Escalation(escalation.after(), matchers, escalation.channels())));
    }

    private Optional<Inhibition> inhibition(String key, DeliveryProperties.Inhibition inhibition) {
        if (inhibition.source().isEmpty() || inhibition.target().isEmpty()) {
            findings.add(key, "must have source and target");
        }
        return matchers(key + ".source", inhibition.source())
                .flatMap(source -> matchers(key + ".target", inhibition.target())
                        .map(target -> new Inhibition(source, target, inhibition.equal())));
    }

    private Optional<MaintenanceWindow> window(String key, DeliveryProperties.Maintenance window) {
        Optional<String> name = findings.required(key + ".name", window.name());
        Optional<LocalTime> from = time(key + ".from", window.from());
        Optional<LocalTime> to = time(key + ".to", window.to());
        Optional<Matchers> matchers = matchers(key + ".match", window.match());
        if (name.isEmpty() || from.isEmpty() || to.isEmpty() || matchers.isEmpty()) {
            return Optional.empty();
        }
        ZoneId in = window.zone() == null ? zone : window.zone();
        return findings.accept(
                key, () -> new MaintenanceWindow(name.get(), window.days(), from.get(), to.get(), in, matchers.get()));
    }

    private Optional<LocalTime> time(String key, @Nullable String given) {
        return findings.required(key, given).flatMap(text -> {
            try {
                return Optional.of(LocalTime.parse(text));
            } catch (DateTimeException _) {
                findings.add(key, "must be a time of day such as \"23:30\", in quotes; was " + text);
                return Optional.empty();
            }
        });
    }

    private Optional<Matchers> matchers(String key, List<String> texts) {
        return findings.accept(key, () -> Matchers.parse(texts));
    }

    private void requireKnown(String key, List<String> named) {
        named.stream()
                .filter(name -> !channels.contains(name))
                .findFirst()
                .ifPresent(name -> findings.add(
                        key + ".channels",
                        "names a channel that is not configured: " + name
                                + (channels.isEmpty()
                                        ? ""
                                        : "; there are "
                                                + String.join(
                                                        ", ",
                                                        channels.stream()
                                                                .sorted()
                                                                .toList()))));
    }
}
