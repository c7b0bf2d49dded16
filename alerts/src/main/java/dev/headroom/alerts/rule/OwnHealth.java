package dev.headroom.alerts.rule;

import java.util.Map;
import java.util.OptionalDouble;

/** How Headroom itself fares in this process. Thread-safe. */
public interface OwnHealth {

    /** Age in seconds of the oldest scrape that waits to be stored; empty in a process that collects nothing. */
    OptionalDouble queueLagSeconds();

    /** Whether each job that this process does fails, by its name. */
    Map<String, Boolean> failingJobs();

    /** Nothing is known. */
    OwnHealth UNKNOWN = new OwnHealth() {
        @Override
        public OptionalDouble queueLagSeconds() {
            return OptionalDouble.empty();
        }

        @Override
        public Map<String, Boolean> failingJobs() {
            return Map.of();
        }
    };
}
