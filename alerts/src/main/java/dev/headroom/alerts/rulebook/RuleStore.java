package dev.headroom.alerts.rulebook;

import dev.headroom.alerts.settings.OwnRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rules that users made on pages and through the API; every change is kept with who made it. Thread-safe. */
public interface RuleStore {

    /** By name. */
    List<OwnRule> all();

    /** Adds the rule, or replaces the one of this name; {@code origin} is where that was asked for, as in the audit. */
    void save(OwnRule rule, String who, String origin);

    /** False when there is no such rule. */
    boolean remove(String name, String who, String origin);

    /** The newest changes, newest first. */
    List<Change> changes(int most);

    /**
     * One change.
     *
     * @param before the rule as it was; empty when it is new
     * @param after as it became; empty when it was removed
     */
    record Change(Instant at, String who, String rule, Optional<OwnRule> before, Optional<OwnRule> after) {}
}
