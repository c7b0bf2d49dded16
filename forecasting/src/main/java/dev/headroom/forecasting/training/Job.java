package dev.headroom.forecasting.training;

import java.util.Locale;

/** Kinds of training. */
enum Job {
    /** From nothing, on all history. */
    NIGHTLY,
    /** One round more, for what is new. */
    WARM;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
