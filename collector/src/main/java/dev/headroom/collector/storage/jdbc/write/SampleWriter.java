package dev.headroom.collector.storage.jdbc.write;

import dev.headroom.collector.sample.SampleBatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedSet;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** One transaction that stores batches: identities, partitions, rows, and marks for rollups that they come too late for. */
final class SampleWriter {
    private static final int ROWS_PER_COPY = 50_000;
    private static final int STATEMENT_LIMIT_SECONDS = 30;

    /** Whether rows may be there already. */
    enum Mode {
        /** Straight into the tables; a known row fails the transaction. */
        EXPECT_NEW,
        /** Through temporary tables, at half the speed; known rows are passed over. */
        SKIP_KNOWN
    }

    private final InstantSource clock;
    private final Identities identities = new Identities();
    private final KnownPartitions partitions = new KnownPartitions();

    SampleWriter(InstantSource clock) {
        this.clock = clock;
    }

    void write(Connection connection, List<SampleBatch> batches, Mode mode) throws SQLException {
        prepare(connection, batches);
        connection.setAutoCommit(false);
        boolean committed = false;
        try {
            limitTime(connection);
            EncodedSamples samples =
                    new EncodedSamples(identities, clock.instant().minus(JdbcSampleStore.LATE_AFTER));
            for (SampleBatch batch : batches) {
                samples.add(batch);
                if (samples.rowCount() >= ROWS_PER_COPY) {
                    flush(connection, samples, mode);
                }
            }
            flush(connection, samples, mode);
            connection.commit();
            committed = true;
        } finally {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    /** A partition may have been dropped meanwhile: the next write asks for it again. */
    void forgetPartitions() {
        partitions.forget();
    }

    /** Each statement commits by itself, so that no other writer waits or counts on what may be rolled back. */
    private void prepare(Connection connection, List<SampleBatch> batches) throws SQLException {
        for (SampleBatch batch : batches) {
            identities.introduce(connection, batch);
        }
        for (SampleTable table : SampleTable.values()) {
            partitions.make(connection, table.table(), batches.stream().flatMap(table::times));
        }
    }

    private static void limitTime(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = '" + STATEMENT_LIMIT_SECONDS + "s'");
        }
    }

    private void flush(Connection connection, EncodedSamples samples, Mode mode) throws SQLException {
        for (SampleTable table : SampleTable.values()) {
            CopyRows rows = samples.rows(table);
            if (rows.rows() > 0) {
                copy(connection, table, rows, mode);
            }
        }
        markLate(connection, samples.lateHours());
        samples.clear();
    }

    private static void copy(Connection connection, SampleTable table, CopyRows rows, Mode mode) throws SQLException {
        CopyManager copying = connection.unwrap(PGConnection.class).getCopyAPI();
        try (Statement statement = connection.createStatement()) {
            if (mode == Mode.EXPECT_NEW) {
                copying.copyIn(table.copyInto(table.table()), new ByteArrayInputStream(rows.finished()));
                return;
            }
            String arriving = "arriving_" + table.table();
            statement.execute("CREATE TEMP TABLE IF NOT EXISTS " + arriving + " (LIKE " + table.table()
                    + " INCLUDING DEFAULTS) ON COMMIT DROP");
            copying.copyIn(table.copyInto(arriving), new ByteArrayInputStream(rows.finished()));
            statement.execute(table.insertFrom(arriving));
            statement.execute("TRUNCATE " + arriving);
        } catch (IOException e) {
            throw new SQLException("connection lost while copying", "08006", e);
        }
    }

    /**
     * In the same transaction, so that no row is ever stored without its mark; a mark that is there already is locked, or
     * a rollup under way could take it down without having seen these rows. A second call marks the same hours.
     */
    private static void markLate(Connection connection, SortedSet<Instant> hours) throws SQLException {
        if (hours.isEmpty()) {
            return;
        }
        String sql = """
                INSERT INTO rollup_dirty (hour, marked_at) SELECT hour, now() FROM unnest(?::timestamptz[]) hour ORDER BY 1
                ON CONFLICT (hour) DO UPDATE SET marked_at = excluded.marked_at
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "timestamptz",
                            hours.stream()
                                    .map(hour -> hour.atOffset(ZoneOffset.UTC))
                                    .toArray()));
            statement.execute();
        }
    }
}
