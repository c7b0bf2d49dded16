package dev.headroom.alerts.settings;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can be set about alerts.
 *
 * @param channels where messages go; none means that incidents are only shown
 * @param rules changes to the built-in rules
 * @param ownRules rules beside those
 * @param interval time between two evaluations
 * @param delivery who is told what, and when
 * @param receivesAlertmanager whether alerts that an Alertmanager pushes become incidents
 * @param publicUrl address of the dashboard as receivers reach it; empty leaves links out
 */
public record AlertSettings(
        List<ChannelSettings> channels,
        List<RuleOverride> rules,
        List<OwnRule> ownRules,
        Duration interval,
        DeliverySettings delivery,
        boolean receivesAlertmanager,
        Optional<URI> publicUrl) {

    public static final AlertSettings DEFAULT = new AlertSettings(
            List.of(), List.of(), List.of(), Duration.ofSeconds(10), DeliverySettings.USUAL, false, Optional.empty());

    public AlertSettings {
        channels = List.copyOf(channels);
        rules = List.copyOf(rules);
        ownRules = List.copyOf(ownRules);
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("alerts.interval must be >= 1 s, was " + interval);
        }
        channels.stream().collect(groupingBy(ChannelSettings::name, counting())).forEach((name, times) -> {
            if (times > 1) {
                throw new IllegalArgumentException("alerts.channels must have distinct names, was twice " + name);
            }
        });
    }
}
