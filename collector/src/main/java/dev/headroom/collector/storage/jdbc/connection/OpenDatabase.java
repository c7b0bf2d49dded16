package dev.headroom.collector.storage.jdbc.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.headroom.collector.fleet.Secret;
import dev.headroom.collector.storage.DatabaseSettings;
import dev.headroom.collector.storage.DatabaseSettings.Embedded;
import dev.headroom.collector.storage.DatabaseSettings.External;
import dev.headroom.collector.storage.embedded.EmbeddedPostgres;
import dev.headroom.collector.storage.embedded.EmbeddedSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/** The pool of connections and, where the database is our own, its server, which ends after the pool. */
public final class OpenDatabase implements AutoCloseable {
    private static final Duration CONNECTION_LIMIT = Duration.ofSeconds(10);
    /** A process that stands still for so long loses its duties. */
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(10);

    private static final int CONNECTIONS = 10;

    private final HikariDataSource pool;
    private final Optional<EmbeddedPostgres> server;
    private final Duration idleLimit;

    private OpenDatabase(HikariDataSource pool, Optional<EmbeddedPostgres> server, Duration idleLimit) {
        this.pool = pool;
        this.server = server;
        this.idleLimit = idleLimit;
    }

    public static OpenDatabase open(DatabaseSettings settings) {
        return open(settings, IDLE_LIMIT);
    }

    /** With another time after which the server ends the session of an instance that stands still. */
    public static OpenDatabase open(DatabaseSettings settings, Duration idleLimit) {
        return switch (settings) {
            case Embedded(var directory) -> {
                EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedSettings.in(directory));
                yield new OpenDatabase(
                        pool(server.url(), server.username(), server.password()), Optional.of(server), idleLimit);
            }
            case External(var url, var username, var password) ->
                new OpenDatabase(pool(url, username, password), Optional.empty(), idleLimit);
        };
    }

    /** A connection for a command, which is patient and does not pass for a running instance. */
    Connection connectAlone() throws SQLException {
        return DriverManager.getConnection(pool.getJdbcUrl(), properties("headroom-command"));
    }

    private Properties properties(String application) {
        Properties properties = new Properties();
        properties.setProperty("user", String.valueOf(pool.getUsername()));
        properties.setProperty("password", String.valueOf(pool.getPassword()));
        properties.setProperty("ApplicationName", application);
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("loginTimeout", "4");
        return properties;
    }

    /** A connection beside the pool that fails within seconds, and that the server ends when it hears nothing on it. */
    Connection connect() throws SQLException {
        Properties properties = properties("headroom");
        properties.setProperty("socketTimeout", "10");
        Connection connection = DriverManager.getConnection(pool.getJdbcUrl(), properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET idle_session_timeout = '" + idleLimit.toSeconds() + "s'");
            statement.execute("SET lock_timeout = '2s'");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static HikariDataSource pool(String url, String username, Secret password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("headroom");
        config.setJdbcUrl(url);
        config.setUsername(username);
        config.setPassword(password.revealed());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(CONNECTION_LIMIT.toMillis());
        // The first statement tells what is wrong, in a sentence of ours.
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "headroom");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("socketTimeout", "330");
        return new HikariDataSource(config);
    }

    public HikariDataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
        server.ifPresent(EmbeddedPostgres::close);
    }
}
