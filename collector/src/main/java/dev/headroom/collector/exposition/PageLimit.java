package dev.headroom.collector.exposition;

import java.util.Locale;

/** Which limit of {@link PageLimits} a page went over. */
public enum PageLimit {
    SERIES,
    LABELS,
    NAME_BYTES,
    VALUE_BYTES,
    LINE_BYTES;

    /** As written in settings, metric labels and messages, such as {@code name-bytes}. */
    public String label() {
        return this == SERIES ? "samples" : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
