package dev.headroom.alerts.settings;

import dev.headroom.alerts.silence.MutePolicy;
import java.util.List;

/**
 * Who is told what, and when.
 *
 * @param routes none sends everything to every channel that no escalation names
 */
public record DeliverySettings(Grouping grouping, List<Route> routes, List<Escalation> escalations, MutePolicy mutes) {

    public static final DeliverySettings USUAL =
            new DeliverySettings(Grouping.USUAL, List.of(), List.of(), MutePolicy.USUAL);

    public DeliverySettings {
        routes = List.copyOf(routes);
        escalations = List.copyOf(escalations);
    }
}
