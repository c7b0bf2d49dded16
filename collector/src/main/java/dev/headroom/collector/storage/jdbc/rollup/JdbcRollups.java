package dev.headroom.collector.storage.jdbc.rollup;

import dev.headroom.collector.storage.Rollups;
import dev.headroom.collector.storage.jdbc.leadership.Fence;
import dev.headroom.collector.storage.jdbc.write.JdbcSampleStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rolls up on every engine alike. Each cycle computes a trailing window anew, which takes in all rows that arrive within
 * {@link JdbcSampleStore#LATE_AFTER}; rows later than that carry a mark for their hour. Every run is one transaction that
 * deletes and inserts, so readers see the old rows or the new ones.
 */
public final class JdbcRollups implements Rollups {
    private static final Duration TRAILING = JdbcSampleStore.LATE_AFTER.plusMinutes(1);
    private static final int MOST_LATE_HOURS = 48;
    private static final int MOST_MISSING_DAYS = 5;
    private static final int STATEMENT_LIMIT_SECONDS = 300;

    private static final RollupStep SERVICES = new ServiceRollup();
    private static final List<RollupStep> STEPS = List.of(RollupStatements.MINUTES, SERVICES, RollupStatements.HOURS);

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    public JdbcRollups(DataSource dataSource, InstantSource clock) {
        this.database = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.clock = clock;
    }

    @Override
    public void rollUp(Instant from, Instant to) {
        Span hours = new Span(from, to).outwards(Duration.ofHours(1));
        // A day at a time, which the database can group in memory.
        for (Instant day = hours.from(); day.isBefore(hours.to()); day = day.plus(1, ChronoUnit.DAYS)) {
            Instant end = day.plus(1, ChronoUnit.DAYS);
            rollUpDay(new Span(day, end.isBefore(hours.to()) ? end : hours.to()));
        }
    }

    private void rollUpDay(Span hours) {
        run(() -> {
            database.sql("DELETE FROM rollup_dirty WHERE hour >= :from AND hour < :to")
                    .param("from", utc(hours.from()))
                    .param("to", utc(hours.to()))
                    .update();
            fill(hours);
        });
    }

    @Override
    public void fillIn(Instant from, Instant to) {
        Span hours = new Span(from, to).outwards(Duration.ofHours(1));
        run(() -> {
            for (RollupStep step : STEPS) {
                step.tables().forEach(table -> keep(table, hours));
                fill(step, hours);
                step.tables().forEach(table -> database.sql(
                                "INSERT INTO " + table + " SELECT * FROM kept_" + table + " ON CONFLICT DO NOTHING")
                        .update());
            }
            database.sql("DELETE FROM rollup_dirty WHERE hour >= :from AND hour < :to")
                    .param("from", utc(hours.from()))
                    .param("to", utc(hours.to()))
                    .update();
        });
    }

    /** Without parameters, which a statement that makes a table does not take. */
    private void keep(String table, Span hours) {
        database.sql("CREATE TEMP TABLE kept_" + table + " ON COMMIT DROP AS SELECT * FROM " + table
                        + " WHERE time >= '" + utc(hours.from()) + "' AND time < '" + utc(hours.to()) + "'")
                .update();
    }

    /** One cycle: the trailing window since the last one, then hours that got late rows. */
    public void catchUp(Duration rawRetention) {
        Instant now = clock.instant();
        run(() -> {
            Instant last = database.sql("SELECT done_at FROM rollup_progress")
                    .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                    .optional()
                    .orElse(now);
            Instant from = (last.isBefore(now) ? last : now).minus(TRAILING);
            fill(new Span(from, now));
            database.sql("""
                            INSERT INTO rollup_progress (done_at) VALUES (:now)
                            ON CONFLICT (only_row) DO UPDATE SET done_at = excluded.done_at
                            """).param("now", utc(now)).update();
        });
        run(() -> lateHours(now.minus(rawRetention)).forEach(this::fill));
        for (int day = 0; day < MOST_MISSING_DAYS && misses(); day++) {
            run(this::fillMissingDay);
        }
    }

    private boolean misses() {
        return database.sql("SELECT EXISTS (SELECT FROM rollup_missing)")
                .query(Boolean.class)
                .single();
    }

    /** The newest day whose services were not rolled up when its minutes came, if there is one. */
    private void fillMissingDay() {
        database.sql("DELETE FROM rollup_missing WHERE day = (SELECT max(day) FROM rollup_missing) RETURNING day")
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .ifPresent(day -> fill(SERVICES, new Span(day, day.plus(1, ChronoUnit.DAYS))));
    }

    /** Takes marks down; those older than the samples kept are only forgotten, for their rollups are all that is left. */
    private List<Span> lateHours(Instant oldestSample) {
        database.sql("DELETE FROM rollup_dirty WHERE hour < :oldest")
                .param("oldest", utc(oldestSample))
                .update();
        List<Instant> hours = database
                .sql("""
                        DELETE FROM rollup_dirty
                        WHERE hour IN (SELECT hour FROM rollup_dirty ORDER BY hour LIMIT :most) RETURNING hour
                        """)
                .param("most", MOST_LATE_HOURS)
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .list()
                .stream()
                .sorted()
                .toList();
        List<Span> spans = new ArrayList<>();
        for (Instant hour : hours) {
            Instant end = hour.plus(1, ChronoUnit.HOURS);
            boolean adjoins = !spans.isEmpty() && spans.getLast().to().equals(hour);
            Instant start = adjoins ? spans.removeLast().from() : hour;
            spans.add(new Span(start, end));
        }
        return spans;
    }

    private void run(Runnable work) {
        transaction.executeWithoutResult(_ -> {
            database.sql("SET LOCAL statement_timeout = '" + STATEMENT_LIMIT_SECONDS + "s'")
                    .update();
            database.sql("SET LOCAL work_mem = '128MB'").update();
            Fence.check(database);
            database.sql("SELECT pg_advisory_xact_lock(hashtextextended('headroom rollup', 0))")
                    .query(rows -> {});
            work.run();
        });
    }

    private void fill(Span span) {
        STEPS.forEach(step -> fill(step, span.outwards(step.bucket())));
    }

    private void fill(RollupStep step, Span span) {
        String[] days = LongStream.rangeClosed(
                        span.from().getEpochSecond() / 86_400, span.to().getEpochSecond() / 86_400)
                .mapToObj(day -> Instant.ofEpochSecond(day * 86_400).toString())
                .toArray(String[]::new);
        for (String table : step.tables()) {
            database.sql("SELECT make_room(:table, :days::timestamptz[])")
                    .param("table", table)
                    .param("days", days)
                    .query(rows -> {});
        }
        for (String statement : step.statements(mostBuckets())) {
            database.sql(statement)
                    .param("from", utc(span.from()))
                    .param("to", utc(span.to()))
                    .update();
        }
    }

    private int mostBuckets() {
        return database.sql("SELECT coalesce(max(cardinality(upper_bounds_seconds)), 1) FROM bucket_layout")
                .query(Integer.class)
                .single();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
