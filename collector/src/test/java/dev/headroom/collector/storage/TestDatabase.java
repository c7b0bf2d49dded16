package dev.headroom.collector.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.headroom.collector.storage.embedded.EmbeddedPostgres;
import dev.headroom.collector.storage.embedded.EmbeddedSettings;
import dev.headroom.collector.storage.jdbc.connection.ModuleMigrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Databases for tests on one real embedded server per JVM, which is started by the first test that wants one and is gone
 * with the JVM. Thread-safe.
 */
public final class TestDatabase {
    private static final AtomicInteger numbers = new AtomicInteger();
    private static final Map<List<String>, String> templates = new HashMap<>();

    private TestDatabase() {}

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                Path directory = Files.createTempDirectory("headroom-test");
                EmbeddedPostgres server = EmbeddedPostgres.start(settings(directory));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    server.close();
                    delete(directory);
                }));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Settings for a short-lived server: nothing is synced, and the programs are unpacked once per module. */
    public static EmbeddedSettings settings(Path directory) {
        return EmbeddedSettings.in(directory)
                .withBinaries(Path.of("target", "postgres"))
                .with("fsync", "off")
                .with("synchronous_commit", "off")
                .with("full_page_writes", "off")
                .with("max_connections", "300")
                .with("shared_buffers", "64MB");
    }

    /** A pool on a new database in which these modules ({@code collector}, {@code alerts} …) have their tables. */
    public static DataSource fresh(String... modules) {
        return pool(create(modules));
    }

    /** How the product reaches such a database. */
    public static DatabaseSettings.External settingsOf(String... modules) {
        EmbeddedPostgres server = Server.POSTGRES;
        return new DatabaseSettings.External(server.url(create(modules)), server.username(), server.password());
    }

    private static String create(String... modules) {
        String database = "test_" + numbers.incrementAndGet();
        execute("CREATE DATABASE " + database + " TEMPLATE " + template(List.of(modules)));
        return database;
    }

    private static synchronized String template(List<String> modules) {
        return templates.computeIfAbsent(modules, wanted -> {
            String name = "template_" + String.join("_", wanted);
            execute("CREATE DATABASE " + name);
            ModuleMigrations migrations = new ModuleMigrations(unpooled(name), Engine.PLAIN_POSTGRES);
            wanted.forEach(migrations::migrate);
            return name;
        });
    }

    private static DataSource pool(String database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(unpooled(database));
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(8);
        config.setPoolName(database);
        return new HikariDataSource(config);
    }

    private static DataSource unpooled(String database) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(Server.POSTGRES.url(database));
        dataSource.setUser(Server.POSTGRES.username());
        dataSource.setPassword(Server.POSTGRES.password().revealed());
        return dataSource;
    }

    private static void execute(String sql) {
        try (Connection connection = unpooled("postgres").getConnection()) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
