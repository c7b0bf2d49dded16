package dev.headroom.collector.storage.jdbc.connection;

import dev.headroom.collector.storage.Engine;
import dev.headroom.collector.storage.StorageRefused;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds out which engine the database is and holds it against what was written down at the first start. */
public final class EngineRecord {
    private static final int OLDEST_MAJOR = 15;

    private static final Logger log = LoggerFactory.getLogger(EngineRecord.class);

    private final JdbcClient database;

    public EngineRecord(DataSource dataSource) {
        this.database = JdbcClient.create(dataSource);
    }

    /** Throws {@link StorageRefused} when the server does not answer, is too old, or is not what it was. */
    public Engine agree() {
        try {
            refuseOldServer();
            Optional<Engine> before = recorded();
            if (before.isEmpty()) {
                bringExtension();
            }
            Engine found = detect();
            before.ifPresent(former -> refuseSwitch(former, found));
            return found;
        } catch (DataAccessException e) {
            throw new StorageRefused("The database does not answer: " + reason(e) + ".", e);
        }
    }

    /** Only the server's own sentence: the driver's may hold the URL. */
    private static String reason(DataAccessException e) {
        return e.getMostSpecificCause() instanceof SQLException cause && cause.getSQLState() != null
                ? String.valueOf(cause.getMessage()).lines().findFirst().orElse("")
                : "no connection";
    }

    private void refuseOldServer() {
        int version = database.sql("SELECT current_setting('server_version_num')::integer / 10000")
                .query(Integer.class)
                .single();
        if (version < OLDEST_MAJOR) {
            throw new StorageRefused(
                    "The database is PostgreSQL " + version + "; Headroom needs " + OLDEST_MAJOR + " or newer.");
        }
    }

    /** A server that has the extension loaded still has to be told to use it in this database. */
    private void bringExtension() {
        boolean loaded = database.sql("SELECT current_setting('timescaledb.disable_load', true) IS NOT NULL")
                .query(Boolean.class)
                .single();
        if (loaded) {
            try {
                database.sql("CREATE EXTENSION IF NOT EXISTS timescaledb").update();
            } catch (DataAccessException e) {
                log.warn("TimescaleDB is loaded but may not be used here, so tables become plain partitions", e);
            }
        }
    }

    /** The setting exists exactly where the extension is in use. */
    private Engine detect() {
        String licence = database.sql("SELECT coalesce(current_setting('timescaledb.license', true), '')")
                .query(String.class)
                .single();
        return switch (licence) {
            case "" -> Engine.PLAIN_POSTGRES;
            case "timescale" -> Engine.TIMESCALE_COMMUNITY;
            default -> Engine.TIMESCALE_APACHE;
        };
    }

    private Optional<Engine> recorded() {
        boolean first = database.sql("SELECT to_regclass('database_engine') IS NULL")
                .query(Boolean.class)
                .single();
        return first
                ? Optional.empty()
                : database.sql("SELECT engine FROM database_engine")
                        .query(String.class)
                        .optional()
                        .map(Engine::valueOf);
    }

    private static void refuseSwitch(Engine before, Engine found) {
        if (before.timescale() != found.timescale()) {
            throw new StorageRefused("The database was set up on " + before.title() + " and now is " + found.title()
                    + "; its tables cannot be turned, so restore the former or configure a new database.");
        }
    }

    /** Writes the engine down. The editions of TimescaleDB keep the same tables, so the newest one stands. */
    public void record(Engine engine) {
        database.sql("""
                        INSERT INTO database_engine (engine) VALUES (:engine)
                        ON CONFLICT (only_row) DO UPDATE SET engine = excluded.engine
                        """).param("engine", engine.name()).update();
    }
}
