package dev.headroom.collector.storage.jdbc.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Fills a database from a backup in one transaction: afterwards everything is there, or nothing was changed. The tables
 * must be up to date already; columns that the backup does not have take their defaults.
 */
public final class Restore {
    private static final int MOST_PARTITIONS = 20_000;

    private final Connection connection;
    private final JdbcClient database;

    /** What is done with rows that are there already. */
    public enum Present {
        REFUSE,
        REPLACE
    }

    /** The connection must be nobody else's. */
    public Restore(Connection connection) {
        this.connection = connection;
        this.database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    /**
     * Returns how many rows were restored. Throws {@link BackupRefused} for a file that cannot be trusted, a database
     * that is in use or not empty, and anything that the database does not take.
     */
    public long read(Path file, Present present, Progress progress) throws IOException, SQLException {
        try (BackupReader reader = BackupReader.open(file)) {
            connection.setAutoCommit(false);
            boolean committed = false;
            try {
                long rows = load(reader, present, progress);
                connection.commit();
                committed = true;
                return rows;
            } catch (SQLException | DataAccessException e) {
                throw new BackupRefused(
                        "The database does not take the backup, so nothing was changed: " + reason(e) + ".", e);
            } finally {
                if (!committed) {
                    connection.rollback();
                }
            }
        }
    }

    private static String reason(Exception e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }

    private long load(BackupReader reader, Present present, Progress progress) throws IOException, SQLException {
        Catalogue catalogue = Catalogue.of(database);
        refuseOthers();
        Contents contents = reader.contents();
        refuseStrange(contents, catalogue);
        makeEmpty(catalogue, present);
        long rows = 0;
        for (Contents.Table table : contents.tables()) {
            progress.at(reader.ratio(), table.name());
            makeRoom(table);
            rows += copy(table, reader, progress);
        }
        for (String table : catalogue.tables()) {
            continueNumbers(table);
        }
        if (contents.tables().stream().noneMatch(table -> table.name().equals("rollup_missing"))) {
            database.sql("SELECT note_missing_rollups()").query(row -> {}); // a backup of a version without them
        }
        progress.at(1, "");
        return rows;
    }

    private void refuseOthers() {
        int others = database.sql("""
                        SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
                            AND application_name = 'headroom' AND pid <> pg_backend_pid()
                        """).query(Integer.class).single();
        if (others > 0) {
            throw new BackupRefused("A Headroom is running on this database; stop it first.");
        }
    }

    private static void refuseStrange(Contents contents, Catalogue catalogue) {
        Set<String> seen = new HashSet<>();
        for (Contents.Table table : contents.tables()) {
            boolean known = catalogue.tables().contains(table.name())
                    && !table.columns().isEmpty()
                    && catalogue.columnsOf(table.name()).containsAll(table.columns())
                    && new HashSet<>(table.columns()).size() == table.columns().size();
            if (!known || !seen.add(table.name())) {
                throw new BackupRefused("The backup holds a table that this Headroom does not know, or with other"
                        + " columns; it was made by another version.");
            }
            if (table.times().size() > MOST_PARTITIONS) {
                throw new BackupRefused("The backup spans more partitions than any Headroom keeps.");
            }
        }
    }

    private void makeEmpty(Catalogue catalogue, Present present) {
        boolean filled = catalogue.tables().stream()
                .anyMatch(table -> database.sql("SELECT EXISTS (SELECT FROM " + Catalogue.quoted(table) + ")")
                        .query(Boolean.class)
                        .single());
        if (!filled) {
            return;
        }
        if (present == Present.REFUSE) {
            throw new BackupRefused(
                    "The database is not empty; choose an empty one, or say --replace to lose what is" + " in it.");
        }
        database.sql("TRUNCATE " + Catalogue.quoted(catalogue.tables().stream().toList()))
                .update();
    }

    private void makeRoom(Contents.Table table) throws SQLException {
        if (table.times().isEmpty()) {
            return;
        }
        OffsetDateTime[] times = table.instants().stream()
                .map(time -> time.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        database.sql("SELECT make_room(:table, :times)")
                .param("table", table.name())
                .param("times", connection.createArrayOf("timestamptz", times))
                .query(row -> {});
    }

    private long copy(Contents.Table table, BackupReader reader, Progress progress) throws IOException, SQLException {
        CopyIn rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + Catalogue.quoted(table.name()) + " (" + Catalogue.quoted(table.columns())
                        + ") FROM STDIN WITH (FORMAT binary)");
        try {
            for (byte[] piece = reader.piece(); piece.length > 0; piece = reader.piece()) {
                rows.writeToCopy(piece, 0, piece.length);
                progress.at(reader.ratio(), table.name());
            }
            long copied = rows.endCopy();
            if (copied != table.rows()) {
                throw new BackupRefused("The backup promises " + table.rows() + " rows of " + table.name()
                        + " and holds " + copied + "; nothing was changed.");
            }
            return copied;
        } finally {
            if (rows.isActive()) {
                rows.cancelCopy();
            }
        }
    }

    /** New rows get numbers behind the largest one restored. */
    private void continueNumbers(String table) {
        var numbered = database.sql("""
                        SELECT attname FROM pg_attribute WHERE attrelid = :table::regclass AND attidentity <> ''
                        """)
                .param("table", Catalogue.quoted(table))
                .query((row, _) -> row.getString(1))
                .list();
        for (String column : numbered) {
            database.sql("SELECT setval(pg_get_serial_sequence(:table, :column), coalesce(max("
                            + Catalogue.quoted(column) + "), 0) + 1, false) FROM " + Catalogue.quoted(table))
                    .param("table", Catalogue.quoted(table))
                    .param("column", column)
                    .query(row -> {});
        }
    }
}
