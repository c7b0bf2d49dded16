package dev.headroom.dashboard.page;

import java.time.Instant;
import java.util.Optional;

/** What came of loading a panel. That it still loads is the absence of this. */
public sealed interface Loaded<T> {
    record Value<T>(T value) implements Loaded<T> {}

    /** There is nothing to show: why, and since when if it was there once. */
    record Empty<T>(String reasonKey, Optional<Instant> since) implements Loaded<T> {}

    /** It is known that there is none, and that is good: said in one quiet line. */
    record None<T>(String reasonKey) implements Loaded<T> {}

    /** The newest value there is, but it is old. */
    record Stale<T>(T value, Instant since) implements Loaded<T> {}

    record Failed<T>(String error) implements Loaded<T> {}

    static <T> Loaded<T> of(T value) {
        return new Value<>(value);
    }

    static <T> Loaded<T> none(String reasonKey) {
        return new None<>(reasonKey);
    }

    static <T> Loaded<T> empty(String reasonKey) {
        return new Empty<>(reasonKey, Optional.empty());
    }
}
