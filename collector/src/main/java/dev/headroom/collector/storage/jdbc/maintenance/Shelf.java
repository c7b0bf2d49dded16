package dev.headroom.collector.storage.jdbc.maintenance;

import dev.headroom.collector.storage.Retention;
import dev.headroom.collector.storage.jdbc.leadership.Fence;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Partitions or chunks: made before rows come, dropped whole when nothing in them is kept any longer. */
public final class Shelf {
    private static final Logger log = LoggerFactory.getLogger(Shelf.class);

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    public Shelf(DataSource dataSource) {
        this.database = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** For rows of these times in every table. A second call does nothing. */
    void makeRoom(List<Instant> times) {
        database.sql("SELECT make_room(name, :times::timestamptz[]) FROM series_table")
                .param("times", times.stream().map(Instant::toString).toArray(String[]::new))
                .query(rows -> {});
    }

    /** A second call does nothing. */
    public void drop(Retention retention, Instant now) {
        transaction.executeWithoutResult(_ -> {
            Fence.check(database);
            dropAll(retention, now);
        });
    }

    private void dropAll(Retention retention, Instant now) {
        int dropped = drop("raw", now.minus(retention.raw()))
                + drop("minutes", now.minus(retention.minutes()))
                + drop("hours", now.minus(retention.hours()));
        if (dropped > 0) {
            log.info("Dropped {} partitions that retention no longer covers", dropped);
        }
    }

    private int drop(String resolution, Instant oldest) {
        return database.sql("""
                        SELECT coalesce(sum(drop_before(name, :oldest)), 0)::integer FROM series_table
                        WHERE resolution = :resolution
                        """)
                .param("oldest", utc(oldest))
                .param("resolution", resolution)
                .query(Integer.class)
                .single();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
