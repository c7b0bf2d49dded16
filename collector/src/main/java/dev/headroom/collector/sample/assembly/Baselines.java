package dev.headroom.collector.sample.assembly;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The newest reading of each thing, for as long as an increase since then means anything. One thread. */
final class Baselines<K, R> {
    private final Duration staleness;
    private final Map<K, Seen<R>> newest = new HashMap<>();
    private Instant nextSweep = Instant.MIN;

    Baselines(Duration staleness) {
        this.staleness = staleness;
    }

    /** Remembers the reading; gives the one before, unless there is none, it is stale, or it is not older than this one. */
    Optional<Seen<R>> replace(K key, Instant time, R reading) {
        @Nullable Seen<R> before = newest.put(key, new Seen<>(time, reading));
        return before == null || !before.time().isBefore(time) || isStale(before, time)
                ? Optional.empty()
                : Optional.of(before);
    }

    /** Takes these for what was read then, and forgets whatever has none. */
    void amend(Map<K, R> readings) {
        newest.keySet().retainAll(readings.keySet());
        newest.replaceAll((key, seen) -> new Seen<>(seen.time(), readings.getOrDefault(key, seen.reading())));
    }

    /** Looks through them once per staleness at most, since they only cost memory until then. */
    void forgetStale(Instant now) {
        if (now.isBefore(nextSweep)) {
            return;
        }
        nextSweep = now.plus(staleness);
        newest.values().removeIf(seen -> isStale(seen, now));
    }

    private boolean isStale(Seen<R> seen, Instant now) {
        return seen.time().plus(staleness).isBefore(now);
    }

    /** A reading, and when it was taken. */
    record Seen<R>(Instant time, R reading) {
        double secondsUntil(Instant later) {
            return Duration.between(time, later).toNanos() / 1e9;
        }
    }
}
