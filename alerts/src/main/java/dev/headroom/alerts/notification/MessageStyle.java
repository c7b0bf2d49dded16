package dev.headroom.alerts.notification;

import dev.headroom.alerts.settings.Voice;
import java.net.URI;
import java.util.Optional;

/**
 * How a channel's messages are written.
 *
 * @param publicUrl address of the dashboard as receivers reach it; empty leaves links out
 */
public record MessageStyle(Voice voice, Optional<URI> publicUrl) {

    /** English, UTC, without links. */
    public static final MessageStyle PLAIN = new MessageStyle(Voice.USUAL, Optional.empty());

    Optional<URI> page(String path) {
        return publicUrl
                .map(URI::toString)
                .map(base -> URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path));
    }

    Phrases phrases() {
        return Phrases.in(voice);
    }
}
