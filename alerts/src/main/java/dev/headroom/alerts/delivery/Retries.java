package dev.headroom.alerts.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Which groups of a channel failed and when they are tried again. It lives in memory: a new process tries everything once
 * more, for the operator may have restarted it to mend the channel. One thread.
 */
final class Retries {

    private static final Duration LEAST_INTERVAL = Duration.ofMinutes(1);

    private final Backoff backoff;
    private final Duration interval;
    private final Map<String, Failure> failures = new HashMap<>();

    /** The back-off begins anew after each interval, from when the group is told as it stands by then. */
    Retries(RandomGenerator random, Duration interval) {
        this.backoff = new Backoff(random);
        this.interval = interval.compareTo(LEAST_INTERVAL) < 0 ? LEAST_INTERVAL : interval;
    }

    private record Failure(String dedupeKey, boolean refused, int attempts, Instant first, Instant next) {}

    /** What was refused is not tried again as long as it would say the same. */
    boolean mayTry(Notice notice, Instant now) {
        Failure failure = failures.get(notice.group());
        if (failure == null) {
            return true;
        }
        return failure.refused()
                ? !failure.dedupeKey().equals(notice.dedupeKey())
                : !failure.next().isAfter(now);
    }

    void delivered(Notice notice) {
        failures.remove(notice.group());
    }

    void refused(Notice notice, Instant now) {
        failures.put(notice.group(), new Failure(notice.dedupeKey(), true, 0, now, now));
    }

    /** When it is tried again. */
    Instant failed(Notice notice, Optional<Duration> asked, Instant now) {
        Optional<Failure> before = Optional.ofNullable(failures.get(notice.group()))
                .filter(failure -> !failure.refused())
                .filter(failure -> Duration.between(failure.first(), now).compareTo(interval) < 0);
        int attempts = before.map(Failure::attempts).orElse(0) + 1;
        Instant first = before.map(Failure::first).orElse(now);
        Instant next = now.plus(backoff.after(attempts, asked));
        failures.put(notice.group(), new Failure(notice.dedupeKey(), false, attempts, first, next));
        return next;
    }

    /** Drops what there is nothing to say about any more. */
    void keepOnly(Set<String> groups) {
        failures.keySet().retainAll(groups);
    }
}
