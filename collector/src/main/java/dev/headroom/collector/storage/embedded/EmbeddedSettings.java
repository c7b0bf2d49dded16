package dev.headroom.collector.storage.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the embedded server runs.
 *
 * @param directory the data root: lock, data, password
 * @param binaries where the server's programs are unpacked; several data roots may share one
 * @param parameters PostgreSQL settings given on the command line
 */
public record EmbeddedSettings(Path directory, Path binaries, Map<String, String> parameters) {
    private static final Map<String, String> SAFE = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "fsync", "on",
            "synchronous_commit", "on",
            "password_encryption", "scram-sha-256",
            "shared_buffers", "256MB",
            "max_wal_size", "2GB",
            "jit", "off",
            "timezone", "UTC",
            // A failing statement could carry a value that does not belong into our log.
            "log_min_error_statement", "panic");

    public EmbeddedSettings {
        directory = directory.toAbsolutePath().normalize();
        binaries = binaries.toAbsolutePath().normalize();
        parameters = Map.copyOf(parameters);
    }

    /** Durable, with everything below the one directory. */
    public static EmbeddedSettings in(Path directory) {
        return new EmbeddedSettings(directory, directory.resolve("postgres"), SAFE);
    }

    public EmbeddedSettings with(String parameter, String value) {
        Map<String, String> changed = new TreeMap<>(parameters);
        changed.put(parameter, value);
        return new EmbeddedSettings(directory, binaries, changed);
    }

    public EmbeddedSettings withBinaries(Path elsewhere) {
        return new EmbeddedSettings(directory, elsewhere, parameters);
    }

    Path cluster() {
        return directory.resolve("pgdata");
    }

    Path passwordFile() {
        return directory.resolve("pgpassword");
    }
}
