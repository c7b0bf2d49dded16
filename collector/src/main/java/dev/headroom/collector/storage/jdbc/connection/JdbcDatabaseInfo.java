package dev.headroom.collector.storage.jdbc.connection;

import dev.headroom.collector.storage.DatabaseInfo;
import dev.headroom.collector.storage.Engine;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks the database itself. */
public final class JdbcDatabaseInfo implements DatabaseInfo {
    private final JdbcClient database;
    private final Supplier<Optional<Engine>> engine;
    private final String url;
    private volatile Optional<String> version = Optional.empty();

    /** The URL may hold secrets, which are not shown. */
    public JdbcDatabaseInfo(DataSource dataSource, String url, Supplier<Optional<Engine>> engine) {
        this.database = JdbcClient.create(dataSource);
        this.engine = engine;
        this.url = withoutSecrets(url);
    }

    /** Options may hold a password, and so may user-info before an at sign. */
    static String withoutSecrets(String url) {
        String bare = url.replaceFirst("\\?.*", "");
        return bare.replaceFirst("//[^/]*@", "//");
    }

    @Override
    public Optional<Engine> engine() {
        return engine.get();
    }

    @Override
    public String version() {
        if (version.isEmpty()) {
            version = askVersion();
        }
        return version.orElse("");
    }

    private Optional<String> askVersion() {
        try {
            return Optional.of(database.sql("""
                            SELECT split_part(current_setting('server_version'), ' ', 1)
                                || coalesce((SELECT ', timescaledb ' || extversion FROM pg_extension
                                             WHERE extname = 'timescaledb'), '')
                            """).query(String.class).single());
        } catch (DataAccessException e) {
            return Optional.empty();
        }
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public OptionalLong sizeBytes() {
        try {
            return OptionalLong.of(database.sql("SELECT pg_database_size(current_database())")
                    .query(Long.class)
                    .single());
        } catch (DataAccessException e) {
            return OptionalLong.empty();
        }
    }
}
