package dev.headroom.alerts.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Waits double from 5 s to 5 min, half of it by chance so that many messages do not come back together. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    /** A receiver that asks for more is asked again after this. */
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);

    private static final int DOUBLINGS = 6;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** Never shorter than what the receiver asked for. */
    Duration after(int attempts, Optional<Duration> asked) {
        long doubled = FIRST.toMillis() << Math.min(Math.max(attempts - 1, 0), DOUBLINGS);
        long full = Math.min(doubled, LONGEST.toMillis());
        Duration chosen = Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
        Duration wanted = asked.map(wish -> wish.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : wish)
                .orElse(Duration.ZERO);
        return wanted.compareTo(chosen) > 0 ? wanted : chosen;
    }
}
