package dev.headroom.alerts.settings;

import dev.headroom.alerts.silence.Matchers;
import java.time.Duration;
import java.util.List;

/** Incidents that match, and that nobody acknowledged for so long, go to these channels as well. */
public record Escalation(Duration after, Matchers matchers, List<String> channels) {
    public Escalation {
        channels = List.copyOf(channels);
        if (!after.isPositive()) {
            throw new IllegalArgumentException("after of an escalation must be > 0, was " + after);
        }
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("channels of an escalation must not be empty");
        }
    }
}
