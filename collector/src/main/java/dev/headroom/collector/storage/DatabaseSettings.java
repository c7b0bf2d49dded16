package dev.headroom.collector.storage;

import dev.headroom.collector.fleet.Secret;
import java.nio.file.Path;

/** Which database holds the samples. */
public sealed interface DatabaseSettings {

    /**
     * A PostgreSQL of our own on loopback.
     *
     * @param directory holds the server's binaries, its data and its password; owned by one running instance
     */
    record Embedded(Path directory) implements DatabaseSettings {}

    /**
     * A PostgreSQL 15 or newer, with or without TimescaleDB, that somebody else runs.
     *
     * @param url JDBC URL, {@code jdbc:postgresql://host:port/database}
     */
    record External(String url, String username, Secret password) implements DatabaseSettings {
        public External {
            if (!url.startsWith("jdbc:postgresql:")) {
                throw new IllegalArgumentException("database url must start with jdbc:postgresql:, was "
                        + url.substring(0, Math.min(url.length(), 16)));
            }
        }
    }
}
