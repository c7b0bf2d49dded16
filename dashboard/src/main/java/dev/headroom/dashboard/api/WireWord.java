package dev.headroom.dashboard.api;

import java.util.Locale;

/** How a constant is written in answers. */
public final class WireWord {

    private WireWord() {}

    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
