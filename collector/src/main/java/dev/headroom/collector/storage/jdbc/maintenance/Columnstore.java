package dev.headroom.collector.storage.jdbc.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Packs chunks of samples that hardly change any longer into columns, where TimescaleDB is of the edition that has them;
 * elsewhere it does nothing. Rows that come late still go into a packed chunk. Rollups stay as they are, because they
 * are deleted and made anew when rows come late. Driven by us rather than by a policy of the extension, so that
 * everything is done by one thread, one after the other.
 */
public final class Columnstore {
    private static final Logger log = LoggerFactory.getLogger(Columnstore.class);
    private static final Duration YOUNG = Duration.ofDays(1);
    private static final int CHUNKS_A_RUN = 50;

    private final JdbcClient database;
    private boolean prepared;

    public Columnstore(DataSource dataSource) {
        this.database = JdbcClient.create(dataSource);
    }

    /** A second call does nothing. */
    public void pack(Instant now) {
        if (!isThere()) {
            return;
        }
        if (!prepared) {
            database.sql("SELECT name FROM series_table WHERE resolution = 'raw'")
                    .query(String.class)
                    .list()
                    .forEach(table -> enable(String.valueOf(table)));
            prepared = true;
        }
        var chunks = database.sql("""
                        SELECT format('%I.%I', chunk_schema, chunk_name)
                        FROM timescaledb_information.chunks JOIN series_table ON name = hypertable_name
                        WHERE resolution = 'raw' AND NOT is_compressed AND range_end < :old
                        ORDER BY range_start LIMIT :most
                        """)
                .param("old", now.minus(YOUNG).atOffset(ZoneOffset.UTC))
                .param("most", CHUNKS_A_RUN)
                .query(String.class)
                .list();
        chunks.forEach(chunk -> pack(String.valueOf(chunk)));
    }

    private boolean isThere() {
        return database.sql("SELECT count(*) > 0 FROM pg_proc WHERE proname = 'convert_to_columnstore'"
                        + " AND current_setting('timescaledb.license', true) = 'timescale'")
                .query(Boolean.class)
                .single();
    }

    /** Rows of one node, GPU or series lie together, newest first. A second call does nothing. */
    private void enable(String table) {
        String key = database.sql("""
                        SELECT string_agg(attname, ', ' ORDER BY attnum) FROM pg_index JOIN pg_attribute
                            ON attrelid = indrelid AND attnum = ANY (indkey)
                        WHERE indrelid = :table::regclass AND indisprimary AND attname <> 'time'
                        """).param("table", table).query(String.class).single();
        database.sql("ALTER TABLE " + table + " SET (timescaledb.enable_columnstore, timescaledb.segmentby = '" + key
                        + "', timescaledb.orderby = 'time desc')")
                .update();
    }

    /** A chunk that cannot be packed now is left to the next run. */
    private void pack(String chunk) {
        try {
            database.sql("CALL convert_to_columnstore('" + chunk + "'::regclass)")
                    .update();
        } catch (DataAccessException e) {
            log.warn("A chunk could not be packed into columns and stays as it is: {}", e.toString());
        }
    }
}
