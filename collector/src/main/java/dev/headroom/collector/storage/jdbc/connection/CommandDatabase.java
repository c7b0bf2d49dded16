package dev.headroom.collector.storage.jdbc.connection;

import com.zaxxer.hikari.HikariDataSource;
import dev.headroom.collector.storage.DatabaseSettings;
import dev.headroom.collector.storage.Engine;
import dev.headroom.collector.storage.StorageRefused;
import dev.headroom.collector.storage.embedded.EmbeddedPostgres;
import dev.headroom.collector.storage.embedded.EmbeddedSettings;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * One connection for a command that works on the database beside or instead of a running Headroom. The embedded server
 * is started for the time being unless one runs already.
 */
public final class CommandDatabase implements AutoCloseable {
    private final OpenDatabase database;
    private final Connection connection;

    private CommandDatabase(OpenDatabase database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /** For a look at a database that may be in use. Throws {@link StorageRefused} when there is none. */
    public static CommandDatabase reading(DatabaseSettings settings) {
        if (settings instanceof DatabaseSettings.Embedded(var directory)) {
            if (!Files.isDirectory(directory)) {
                throw new StorageRefused("There is no database in " + directory + ".");
            }
            Optional<DatabaseSettings.External> running = EmbeddedPostgres.running(EmbeddedSettings.in(directory));
            return connect(OpenDatabase.open(running.isPresent() ? running.get() : settings));
        }
        return connect(OpenDatabase.open(settings));
    }

    /** With the tables of these modules up to date. Throws {@link StorageRefused} when it cannot be used. */
    public static CommandDatabase writing(DatabaseSettings settings, List<String> modules) {
        OpenDatabase database = OpenDatabase.open(settings);
        boolean ready = false;
        try {
            prepare(database.pool(), modules);
            ready = true;
        } finally {
            if (!ready) {
                database.close();
            }
        }
        return connect(database);
    }

    private static void prepare(HikariDataSource pool, List<String> modules) {
        EngineRecord engines = new EngineRecord(pool);
        Engine engine = engines.agree();
        ModuleMigrations migrations = new ModuleMigrations(pool, engine);
        modules.forEach(migrations::migrate);
        engines.record(engine);
    }

    /** The pool is not needed any longer, and its connections would look like those of a running Headroom. */
    private static CommandDatabase connect(OpenDatabase database) {
        database.pool().close();
        try {
            return new CommandDatabase(database, database.connectAlone());
        } catch (SQLException e) {
            database.close();
            throw new StorageRefused("The database cannot be used. " + Unreachable.sentence(e), e);
        }
    }

    public Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}
