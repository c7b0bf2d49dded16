package dev.headroom.alerts.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was read lately, by key. Each key is read again at a moment of its own within the period: were they all due at once,
 * one evaluation in many would take far longer than the others. Thread-safe.
 */
public final class Remembered<K, V> {

    private final Function<K, Duration> period;
    private final Map<K, Reading<V>> readings = new ConcurrentHashMap<>();

    private record Reading<V>(long turn, V value) {}

    /** For how long a value of a key is good. */
    public Remembered(Function<K, Duration> period) {
        this.period = period;
    }

    public V of(K key, Instant now, Function<K, V> read) {
        long turn = turn(key, now);
        return readings.compute(
                        key,
                        (same, seen) ->
                                seen != null && seen.turn() == turn ? seen : new Reading<>(turn, read.apply(same)))
                .value();
    }

    /** Changes once a period, for each key at another moment. */
    private long turn(K key, Instant now) {
        long millis = Math.max(1, period.apply(key).toMillis());
        long phase = Math.floorMod((long) key.hashCode() * 2_654_435_761L, millis);
        return Math.floorDiv(now.toEpochMilli() + phase, millis);
    }
}
