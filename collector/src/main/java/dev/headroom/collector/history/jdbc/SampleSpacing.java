package dev.headroom.collector.history.jdbc;

import dev.headroom.collector.history.Window;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far apart samples lie. Where a step is hardly longer than that, or shorter, a member's newest sample stands for it
 * until the next one: without it a step would hold some of the members only, and their sum would be too small.
 */
final class SampleSpacing {
    private static final Duration LOOK = Duration.ofMinutes(12);
    /** Of the step; a sample each is certain in steps of more than that. */
    private static final double NEAR_THE_STEP = 0.6;
    /** A sample that comes a little early must not count beside the one before it. */
    private static final double STANDS_FOR = 0.95;

    private final JdbcClient database;
    private final Window window;

    SampleSpacing(JdbcClient database, Window window) {
        this.database = database;
        this.window = window;
    }

    /** Counters say how long they cover; what is only read as it is lies as far apart as its rows do. */
    enum ToldBy {
        COVERED_SECONDS,
        TIMES
    }

    /** Seconds for which a sample stands beyond its own step; 0 where every step has one of each member. */
    double carriedSeconds(String table, String id, List<Integer> members, ToldBy told) {
        String spacing =
                switch (told) {
                    case COVERED_SECONDS -> "covered_seconds";
                    case TIMES ->
                        "extract(epoch FROM time - lag(time) OVER (PARTITION BY %s ORDER BY time))".formatted(id);
                };
        double usual = database.sql("""
                        SELECT percentile_disc(0.75) WITHIN GROUP (ORDER BY spacing)
                        FROM (SELECT %s AS spacing FROM %s
                              WHERE %s = ANY (:members) AND time >= :from AND time < :to) spacings
                        """.formatted(spacing, table, id))
                .param("members", members.toArray(Integer[]::new))
                .param("from", window.to().minus(LOOK).atOffset(ZoneOffset.UTC))
                .param("to", window.to().atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getDouble(1)) // 0 where nothing is known
                .single();
        return usual > NEAR_THE_STEP * window.step().toSeconds() ? STANDS_FOR * usual : 0;
    }
}
