package dev.headroom.forecasting.training;

import java.util.Locale;

/** Kinds of training. */
enum Job {
    /** A network from nothing, on all history. */
    NIGHTLY,
    /** One round more of a network, for what is new. */
    WARM,
    /** Trees, which always start from nothing. */
    REGULAR;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
