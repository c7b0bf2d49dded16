package dev.headroom.collector.storage.jdbc.write;

import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.sample.SampleStore;
import dev.headroom.collector.storage.jdbc.connection.Trouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies samples into the database, one transaction a call. Rows that are there already stay as they are. A batch that the
 * database can never take is dropped and counted, and the others of its call are stored. Thread-safe.
 */
public final class JdbcSampleStore implements SampleStore {
    /** Rows younger than this are rolled up by the ordinary cycle, older ones by their mark. */
    public static final Duration LATE_AFTER = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(JdbcSampleStore.class);
    /** Afterwards in halves, which are in fewer people's way. */
    private static final int TRIES_AS_ONE = 3;

    private static final int MOST_TRIES = 6;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private final DataSource dataSource;
    private final SampleWriter writer;
    private final AtomicLong droppedBatches = new AtomicLong();

    private JdbcSampleStore(DataSource dataSource, SampleWriter writer) {
        this.dataSource = dataSource;
        this.writer = writer;
    }

    /**
     * A store on tables that are up to date.
     *
     * @param clock tells which rows are late for the rollups
     */
    public static SampleStore on(DataSource dataSource, InstantSource clock) {
        return new JdbcSampleStore(dataSource, new SampleWriter(clock));
    }

    @Override
    public void write(List<SampleBatch> batches) {
        if (!batches.isEmpty()) {
            write(batches, SampleWriter.Mode.EXPECT_NEW);
        }
    }

    /** How many batches the database refused for what is in them since the start. */
    long droppedBatches() {
        return droppedBatches.get();
    }

    private void write(List<SampleBatch> batches, SampleWriter.Mode first) {
        SampleWriter.Mode mode = first;
        for (int tries = 1; ; tries++) {
            try (Connection connection = dataSource.getConnection()) {
                writer.write(connection, batches, mode);
                return;
            } catch (SQLException e) {
                writer.forgetPartitions();
                Trouble trouble = Trouble.of(e);
                if (trouble == Trouble.BAD_ROW) {
                    isolate(batches, mode, e);
                    return;
                }
                if (trouble == Trouble.UNAVAILABLE || tries == MOST_TRIES) {
                    throw new StorageUnavailable("The database cannot take samples now (" + e.getSQLState() + ").", e);
                }
                if (tries == TRIES_AS_ONE && batches.size() > 1) {
                    writeHalves(batches, mode);
                    return;
                }
                mode = trouble == Trouble.DUPLICATE ? SampleWriter.Mode.SKIP_KNOWN : mode;
                pauseUnless(trouble == Trouble.DUPLICATE);
            }
        }
    }

    /** Halves the list until the refused batch stands alone. */
    private void isolate(List<SampleBatch> batches, SampleWriter.Mode mode, SQLException e) {
        if (batches.size() > 1) {
            writeHalves(batches, mode);
        } else if (droppedBatches.incrementAndGet() == 1) {
            log.warn("The database refused what is in a scrape; it is dropped, later ones are only counted", e);
        }
    }

    private void writeHalves(List<SampleBatch> batches, SampleWriter.Mode mode) {
        int half = batches.size() / 2;
        write(batches.subList(0, half), mode);
        write(batches.subList(half, batches.size()), mode);
    }

    private static void pauseUnless(boolean pointless) {
        if (!pointless) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE.toNanos()));
        }
    }
}
