package dev.headroom.alerts.settings;

import dev.headroom.alerts.silence.Matchers;
import java.util.List;

/** Incidents that match go to these channels. Every route that matches counts. */
public record Route(Matchers matchers, List<String> channels) {
    public Route {
        channels = List.copyOf(channels);
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("channels of a route must not be empty");
        }
    }
}
