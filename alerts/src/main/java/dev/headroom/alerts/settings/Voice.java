package dev.headroom.alerts.settings;

import java.time.ZoneId;
import java.time.ZoneOffset;

/** How a channel is spoken to: the language, and the zone of its times. */
public record Voice(Language language, ZoneId zone) {
    public static final Voice USUAL = new Voice(Language.EN, ZoneOffset.UTC);
}
