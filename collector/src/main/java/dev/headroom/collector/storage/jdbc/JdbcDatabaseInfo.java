package dev.headroom.collector.storage.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.headroom.collector.storage.DatabaseInfo;
import dev.headroom.collector.storage.Engine;
import java.util.OptionalLong;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks the database itself. */
final class JdbcDatabaseInfo implements DatabaseInfo {
    private final JdbcClient database;
    private final Engine engine;
    private final String version;
    private final String url;

    JdbcDatabaseInfo(HikariDataSource pool, Engine engine) {
        this.database = JdbcClient.create(pool);
        this.engine = engine;
        this.version = database.sql("""
                        SELECT split_part(current_setting('server_version'), ' ', 1)
                            || coalesce((SELECT ', timescaledb ' || extversion FROM pg_extension
                                         WHERE extname = 'timescaledb'), '')
                        """).query(String.class).single();
        this.url = withoutSecrets(pool.getJdbcUrl());
    }

    /** Options may hold a password, and so may user-info before an at sign. */
    static String withoutSecrets(String url) {
        String bare = url.replaceFirst("\\?.*", "");
        return bare.replaceFirst("//[^/]*@", "//");
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public String version() {
        return version;
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
