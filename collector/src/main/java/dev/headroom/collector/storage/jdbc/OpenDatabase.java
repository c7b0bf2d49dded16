package dev.headroom.collector.storage.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.headroom.collector.fleet.Secret;
import dev.headroom.collector.storage.DatabaseSettings;
import dev.headroom.collector.storage.DatabaseSettings.Embedded;
import dev.headroom.collector.storage.DatabaseSettings.External;
import dev.headroom.collector.storage.embedded.EmbeddedPostgres;
import dev.headroom.collector.storage.embedded.EmbeddedSettings;
import java.time.Duration;
import java.util.Optional;

/** The pool of connections and, where the database is our own, its server, which ends after the pool. */
final class OpenDatabase implements AutoCloseable {
    private static final Duration CONNECTION_LIMIT = Duration.ofSeconds(10);
    private static final int CONNECTIONS = 10;

    private final HikariDataSource pool;
    private final Optional<EmbeddedPostgres> server;

    private OpenDatabase(HikariDataSource pool, Optional<EmbeddedPostgres> server) {
        this.pool = pool;
        this.server = server;
    }

    static OpenDatabase open(DatabaseSettings settings) {
        return switch (settings) {
            case Embedded(var directory) -> {
                EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedSettings.in(directory));
                yield new OpenDatabase(pool(server.url(), server.username(), server.password()), Optional.of(server));
            }
            case External(var url, var username, var password) ->
                new OpenDatabase(pool(url, username, password), Optional.empty());
        };
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

    HikariDataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
        server.ifPresent(EmbeddedPostgres::close);
    }
}
