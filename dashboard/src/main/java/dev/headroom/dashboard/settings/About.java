package dev.headroom.dashboard.settings;

import dev.headroom.collector.storage.DatabaseInfo;
import dev.headroom.collector.storage.Engine;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * How this instance runs and fares.
 *
 * @param version empty when it runs from classes rather than a jar
 */
record About(
        String version,
        String engine,
        String address,
        OptionalLong databaseBytes,
        String java,
        Duration uptime,
        Memory memory,
        Reading reading) {
    /** Heap in use of what it may grow to. */
    record Memory(long usedBytes, long mostBytes) {}

    /** Targets whose last scrape was read whole, of all. */
    record Reading(long targets, long read) {}

    static About of(DatabaseInfo database, Reading reading) {
        String built = About.class.getPackage().getImplementationVersion();
        Runtime runtime = Runtime.getRuntime();
        return new About(
                built == null ? "" : built,
                database.engine().map(Engine::title).orElse("PostgreSQL") + " " + database.version(),
                database.url(),
                database.sizeBytes(),
                Runtime.version().toString(),
                Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()),
                new Memory(runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory()),
                reading);
    }
}
