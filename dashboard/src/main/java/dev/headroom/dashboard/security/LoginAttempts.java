package dev.headroom.dashboard.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Slows down guessing: after five wrong passwords from one address each further one doubles the wait, up to five minutes.
 * Thread-safe; remembers the latest 10,000 addresses.
 */
final class LoginAttempts {

    static final int FREE_TRIES = 5;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int MOST_ADDRESSES = 10_000;

    private final InstantSource clock;
    private final SequencedMap<String, Failures> byAddress = new LinkedHashMap<>();

    LoginAttempts(InstantSource clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant last) {
        Instant openAgain() {
            if (count < FREE_TRIES) {
                return Instant.MIN;
            }
            Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(count - FREE_TRIES, 10));
            return last.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        }
    }

    synchronized boolean mustWait(String address) {
        Failures failures = byAddress.get(address);
        return failures != null && clock.instant().isBefore(failures.openAgain());
    }

    synchronized void failed(String address) {
        Failures before = byAddress.remove(address);
        byAddress.put(address, new Failures(before == null ? 1 : before.count() + 1, clock.instant()));
        if (byAddress.size() > MOST_ADDRESSES) {
            byAddress.pollFirstEntry();
        }
    }

    synchronized void succeeded(String address) {
        byAddress.remove(address);
    }
}
