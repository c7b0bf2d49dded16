package dev.headroom.collector.storage.jdbc.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Makes a backup of a database that may be in use: every table as of one moment. */
public final class Backup {
    private static final int ROWS_BETWEEN_REPORTS = 20_000;

    private final Connection connection;
    private final JdbcClient database;
    private final InstantSource clock;

    /** The connection must be nobody else's; it is left in a transaction that only reads. */
    public Backup(Connection connection, InstantSource clock) {
        this.connection = connection;
        this.database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.clock = clock;
    }

    /** Writes the file, which appears under its name only when it is whole. Returns how many rows are in it. */
    public long write(Path file, Progress progress) throws IOException, SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        Path absolute = file.toAbsolutePath();
        Path unfinished = absolute.resolveSibling(absolute.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        try {
            Contents contents = contents();
            try (BackupWriter writer = BackupWriter.create(unfinished)) {
                writer.contents(contents);
                copyAll(contents, writer, progress);
                writer.finish();
            }
            Files.move(unfinished, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return contents.rows();
        } finally {
            Files.deleteIfExists(unfinished);
            connection.rollback();
        }
    }

    private Contents contents() {
        Catalogue catalogue = Catalogue.of(database);
        String engine = database.sql("SELECT engine FROM database_engine")
                .query(String.class)
                .optional()
                .orElse("");
        List<Contents.Table> tables = new ArrayList<>();
        for (String table : catalogue.tables()) {
            long rows = database.sql("SELECT count(*) FROM " + Catalogue.quoted(table))
                    .query(Long.class)
                    .single();
            tables.add(new Contents.Table(table, catalogue.columnsOf(table), rows, times(table)));
        }
        return new Contents(clock.instant().toString(), engine, tables);
    }

    /** One per partition or chunk, so that the other side can make the like; none for a table that is not cut up. */
    private List<String> times(String table) {
        return database.sql("SELECT days FROM series_table WHERE name = :table")
                .param("table", table)
                .query(Integer.class)
                .optional()
                .map(days -> database.sql("SELECT DISTINCT time_bucket(make_interval(days => " + days + "), time) FROM "
                                + Catalogue.quoted(table) + " ORDER BY 1")
                        .query((row, _) -> row.getObject(1, OffsetDateTime.class)
                                .toInstant()
                                .toString())
                        .list())
                .orElse(List.of());
    }

    private void copyAll(Contents contents, BackupWriter writer, Progress progress) throws IOException, SQLException {
        long all = Math.max(1, contents.rows());
        long before = 0;
        for (Contents.Table table : contents.tables()) {
            progress.at((double) before / all, table.name());
            copy(table, writer, before, all, progress);
            before += table.rows();
        }
        progress.at(1, "");
    }

    /** The server sends one message a row, and one before and one behind them. */
    private void copy(Contents.Table table, BackupWriter writer, long before, long all, Progress progress)
            throws IOException, SQLException {
        CopyOut rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY (SELECT " + Catalogue.quoted(table.columns()) + " FROM " + Catalogue.quoted(table.name())
                        + ") TO STDOUT WITH (FORMAT binary)");
        long done = 0;
        for (byte[] row = rows.readFromCopy(); row != null; row = rows.readFromCopy()) {
            writer.rows(row);
            done++;
            if (done % ROWS_BETWEEN_REPORTS == 0) {
                progress.at((double) (before + done) / all, table.name());
            }
        }
        writer.endOfTable();
    }
}
