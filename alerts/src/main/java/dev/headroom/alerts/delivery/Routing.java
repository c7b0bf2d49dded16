package dev.headroom.alerts.delivery;

import dev.headroom.alerts.IncidentLabels;
import dev.headroom.alerts.settings.DeliverySettings;
import dev.headroom.alerts.settings.Escalation;
import java.time.Instant;
import java.util.Arrays;

/** Which incidents are one channel's business. */
record Routing(String channel, DeliverySettings settings) {

    boolean concerns(Standing standing, Instant now) {
        // Whoever was told of the beginning is told of the end, whatever the routes say by now.
        return standing.told().isPresent() || isRouted(standing) || isEscalated(standing, now);
    }

    private boolean isRouted(Standing standing) {
        String wanted = standing.labels().get(IncidentLabels.CHANNELS);
        if (wanted != null) {
            return Arrays.asList(wanted.split(",", -1)).contains(channel);
        }
        return settings.routes().isEmpty()
                ? settings.escalations().stream().noneMatch(this::namesUs)
                : settings.routes().stream()
                        .filter(route -> route.matchers().match(standing.labels()))
                        .anyMatch(route -> route.channels().contains(channel));
    }

    private boolean isEscalated(Standing standing, Instant now) {
        return standing.isFiring()
                && standing.incident().acknowledgedBy().isEmpty()
                && settings.escalations().stream()
                        .filter(this::namesUs)
                        .filter(escalation -> escalation.matchers().match(standing.labels()))
                        .anyMatch(escalation ->
                                !standing.since().plus(escalation.after()).isAfter(now));
    }

    private boolean namesUs(Escalation escalation) {
        return escalation.channels().contains(channel);
    }
}
