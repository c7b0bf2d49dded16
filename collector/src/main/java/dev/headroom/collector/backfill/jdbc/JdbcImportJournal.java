package dev.headroom.collector.backfill.jdbc;

import dev.headroom.collector.backfill.ImportJournal;
import dev.headroom.collector.backfill.ImportPlan;
import dev.headroom.collector.backfill.Stretch;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code imported_hour}, and a look at what the sample tables hold. */
public final class JdbcImportJournal implements ImportJournal {
    private final JdbcClient database;

    public JdbcImportJournal(DataSource dataSource) {
        this.database = JdbcClient.create(dataSource);
    }

    @Override
    public Set<Instant> doneHours(ImportPlan plan) {
        return new HashSet<>(database.sql("""
                        SELECT hour FROM imported_hour
                        WHERE source = :source AND selection = :selection AND hour >= :from AND hour < :to
                        """)
                .param("source", plan.source())
                .param("selection", plan.selection())
                .param("from", utc(plan.stretch().from()))
                .param("to", utc(plan.stretch().to()))
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .list());
    }

    @Override
    public void done(ImportPlan plan, Instant hour) {
        database.sql("""
                        INSERT INTO imported_hour (source, selection, hour) VALUES (:source, :selection, :hour)
                        ON CONFLICT (source, selection, hour) DO NOTHING
                        """)
                .param("source", plan.source())
                .param("selection", plan.selection())
                .param("hour", utc(hour))
                .update();
    }

    @Override
    public Measured measured(Stretch stretch) {
        Map<TakenTimes.Thing, Stretch> taken = new HashMap<>();
        database.sql("""
                        SELECT 'node', service, name, min(time), max(time)
                        FROM serving_sample JOIN node ON id = node_id
                        WHERE time >= :from AND time < :to GROUP BY 2, 3
                        UNION ALL
                        SELECT 'gateway', service, name, min(time), max(time)
                        FROM gateway_sample JOIN gateway ON id = gateway_id
                        WHERE time >= :from AND time < :to GROUP BY 2, 3
                        UNION ALL
                        SELECT 'host', service, name, min(time), max(time)
                        FROM host_sample JOIN host ON id = host_id
                        WHERE time >= :from AND time < :to GROUP BY 2, 3
                        UNION ALL
                        SELECT 'extra', service, node, min(time), max(time)
                        FROM extra_sample JOIN extra_series ON id = series_id
                        WHERE time >= :from AND time < :to GROUP BY 2, 3
                        UNION ALL
                        SELECT 'gpu', uuid, mig_instance, min(time), max(time)
                        FROM gpu_sample JOIN gpu ON id = gpu_id
                        WHERE time >= :from AND time < :to GROUP BY 2, 3
                        """)
                .param("from", utc(stretch.from()))
                .param("to", utc(stretch.to()))
                .query(rows -> {
                    Instant first = rows.getObject(4, OffsetDateTime.class).toInstant();
                    Instant last = rows.getObject(5, OffsetDateTime.class).toInstant();
                    taken.put(
                            new TakenTimes.Thing(rows.getString(1), rows.getString(2), rows.getString(3)),
                            new Stretch(first, last.plusMillis(1)));
                });
        return new TakenTimes(taken);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
