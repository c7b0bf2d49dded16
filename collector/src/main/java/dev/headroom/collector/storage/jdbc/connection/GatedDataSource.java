package dev.headroom.collector.storage.jdbc.connection;

import dev.headroom.collector.storage.DatabaseState;
import dev.headroom.collector.storage.DatabaseState.Away;
import dev.headroom.collector.storage.DatabaseState.Ready;
import dev.headroom.collector.storage.DatabaseState.Refused;
import dev.headroom.collector.storage.DatabaseWatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The pool for everybody: while the database is not ready it refuses at once, so that no page waits for a timeout. */
public final class GatedDataSource extends DelegatingDataSource {
    private static final String CONNECTION_FAILURE = "08006";

    private final DatabaseWatch watch;

    public GatedDataSource(DataSource pool, DatabaseWatch watch) {
        super(pool);
        this.watch = watch;
    }

    @Override
    public Connection getConnection() throws SQLException {
        DatabaseState state = watch.state();
        return switch (state) {
            case Ready _ -> super.getConnection();
            case Away(var _, var sentence) -> throw refused(sentence);
            case Refused(var _, var sentence) -> throw refused(sentence);
        };
    }

    private static SQLException refused(String sentence) {
        return new SQLTransientConnectionException("The database is away. " + sentence, CONNECTION_FAILURE);
    }
}
