package dev.headroom.dashboard.cli.database;

import dev.headroom.collector.storage.DatabaseSettings;
import dev.headroom.collector.storage.jdbc.connection.CommandDatabase;
import dev.headroom.dashboard.Launch;
import dev.headroom.dashboard.cli.frame.GivenSettings;
import dev.headroom.dashboard.configuration.ConfigurationFile;
import dev.headroom.dashboard.configuration.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database a command works on. */
final class DatabaseOption {
    /** Everybody who has tables, in the order in which they are made. */
    private static final List<String> MODULES = List.of("collector", "forecasting", "alerts");

    @Option(names = "--config", paramLabel = "FILE", description = "the headroom.yaml that names the database")
    private @Nullable Path configuration;

    /** Also while Headroom runs. */
    CommandDatabase openForReading(Map<String, String> environment) {
        return CommandDatabase.reading(settings(environment));
    }

    /** With all tables, and never while Headroom runs. */
    CommandDatabase openForWriting(Map<String, String> environment) {
        return CommandDatabase.writing(settings(environment), MODULES);
    }

    private DatabaseSettings settings(Map<String, String> environment) {
        return Optional.ofNullable(configuration)
                .map(file -> GivenSettings.of(new ConfigurationFile(environment).read(file), file + " is not valid"))
                .flatMap(Settings::database)
                .orElseGet(() -> new DatabaseSettings.Embedded(
                        Launch.dataDirectory(environment).resolve("database")));
    }
}
