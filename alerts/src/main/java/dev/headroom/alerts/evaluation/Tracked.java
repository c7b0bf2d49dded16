package dev.headroom.alerts.evaluation;

import dev.headroom.alerts.Incident;
import dev.headroom.alerts.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An open incident as the state machine remembers it.
 *
 * @param id 0 until it is stored
 * @param criticalSince since when values are above the critical threshold
 * @param goodSince since when values are good again while it still fires
 * @param noDataSince since when the input is missing
 */
public record Tracked(
        long id,
        IncidentKey key,
        Severity severity,
        Incident.State state,
        Instant pendingSince,
        Optional<Instant> criticalSince,
        Optional<Instant> goodSince,
        Optional<Instant> noDataSince) {

    private static final Duration FORGETS_GOOD = Duration.ofMinutes(1);

    static Tracked begin(IncidentKey key, Severity severity, Instant now) {
        return new Tracked(
                0, key, severity, Incident.State.PENDING, now, Optional.empty(), Optional.empty(), Optional.empty());
    }

    boolean isPending() {
        return state == Incident.State.PENDING;
    }

    Tracked as(Incident.State next, Severity nextSeverity) {
        return new Tracked(id, key, nextSeverity, next, pendingSince, criticalSince, goodSince, noDataSince);
    }

    /** The input is known and bad. */
    Tracked bad(boolean critical, Instant now) {
        Optional<Instant> since = critical ? criticalSince.or(() -> Optional.of(now)) : Optional.empty();
        return new Tracked(id, key, severity, state, pendingSince, since, Optional.empty(), Optional.empty());
    }

    /** The input is known and good. */
    Tracked good(Instant now) {
        Optional<Instant> since = goodSince.or(() -> Optional.of(now));
        return new Tracked(id, key, severity, state, pendingSince, Optional.empty(), since, Optional.empty());
    }

    /** The input is missing. Good values before a gap of a minute do not count towards the end: they must be seen. */
    Tracked unknown(Instant now) {
        Instant since = noDataSince.orElse(now);
        boolean longGap = !since.plus(FORGETS_GOOD).isAfter(now);
        Optional<Instant> good = longGap ? Optional.empty() : goodSince;
        return new Tracked(id, key, severity, state, pendingSince, criticalSince, good, Optional.of(since));
    }
}
