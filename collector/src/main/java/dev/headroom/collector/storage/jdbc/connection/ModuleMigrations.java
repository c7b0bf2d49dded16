package dev.headroom.collector.storage.jdbc.connection;

import dev.headroom.collector.storage.Engine;
import dev.headroom.collector.storage.ModuleTables;
import dev.headroom.collector.storage.StorageRefused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;

/**
 * Brings the tables of one module up to date from {@code db/migration/<module>/common} and the folder of the engine,
 * {@code postgres} or {@code timescale}. Each module has its own history table and so its own version numbers; the folders
 * of one module share them. A second run does nothing.
 */
public final class ModuleMigrations implements ModuleTables {
    private final DataSource dataSource;
    private final Engine engine;

    public ModuleMigrations(DataSource dataSource, Engine engine) {
        this.dataSource = dataSource;
        this.engine = engine;
    }

    @Override
    public void migrate(String module) {
        Flyway flyway = Flyway.configure(ModuleMigrations.class.getClassLoader())
                .dataSource(dataSource)
                .locations(locations(module))
                .table("flyway_" + module)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        try {
            refuseNewerTables(flyway, module);
            flyway.migrate();
        } catch (FlywayException e) {
            throw new StorageRefused(
                    "The tables of " + module + " cannot be brought up to date; nothing was changed.", e);
        }
    }

    private String[] locations(String module) {
        List<String> locations = new ArrayList<>();
        for (String folder : List.of("common", engine.timescale() ? "timescale" : "postgres")) {
            String location = "db/migration/" + module + "/" + folder;
            if (ModuleMigrations.class.getClassLoader().getResource(location) != null) {
                locations.add("classpath:" + location);
            }
        }
        if (locations.isEmpty()) {
            throw new IllegalArgumentException("module has no migrations: " + module);
        }
        return locations.toArray(String[]::new);
    }

    private static void refuseNewerTables(Flyway flyway, String module) {
        boolean newer = Arrays.stream(flyway.info().all())
                .anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS);
        if (newer) {
            throw new StorageRefused("The tables of " + module
                    + " were made by a newer Headroom; start that version, or restore a backup taken before it.");
        }
    }
}
