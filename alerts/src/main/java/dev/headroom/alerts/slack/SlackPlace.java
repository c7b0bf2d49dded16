package dev.headroom.alerts.slack;

import java.util.Optional;

/** Where a message stands in Slack: the id of the channel and the time stamp that names the message there. */
record SlackPlace(String room, String stamp) {

    private static final String BETWEEN = "/";

    String reference() {
        return room + BETWEEN + stamp;
    }

    static Optional<SlackPlace> parse(String reference) {
        int at = reference.indexOf(BETWEEN);
        return at <= 0
                ? Optional.empty()
                : Optional.of(new SlackPlace(reference.substring(0, at), reference.substring(at + 1)));
    }
}
