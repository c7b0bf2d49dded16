package dev.headroom.collector.storage.jdbc.rollup;

import static dev.headroom.collector.storage.Samples.NODE;
import static dev.headroom.collector.storage.Samples.batchOf;
import static dev.headroom.collector.storage.Samples.serving;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.history.jdbc.JdbcHistory;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.storage.Samples;
import dev.headroom.collector.storage.TestDatabase;
import dev.headroom.collector.storage.jdbc.write.JdbcSampleStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nights in which people set their clocks. */
class RollupClockTest {
    @ParameterizedTest
    @CsvSource({"America/New_York, 2026-03-07", "America/New_York, 2026-10-31", "Asia/Shanghai, 2026-03-07"})
    void F19_aNightInWhichClocksAreSetHasEveryHourOnceWhereverTheProcessRuns(String zone, String day) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            DataSource there = TestDatabase.fresh("collector");
            Instant start = Instant.parse(day + "T00:00:00Z");
            Instant end = start.plus(Duration.ofDays(3));
            List<SampleBatch> batches = IntStream.range(0, 3 * 24 * 6)
                    .mapToObj(i -> batchOf(serving(start.plus(Duration.ofMinutes(10L * i)), NODE, 30, 0)))
                    .toList();
            JdbcSampleStore.on(there, InstantSource.fixed(end)).write(batches);
            new JdbcRollups(there, InstantSource.fixed(end)).rollUp(start, end);
            assertThat(JdbcClient.create(there)
                            .sql("SELECT count(*) || ' ' || count(DISTINCT time) || ' ' || min(requests) || ' '"
                                    + " || max(requests) FROM serving_1h")
                            .query(String.class)
                            .single())
                    .isEqualTo("72 72 180 180");
            double[] days = new JdbcHistory(there, InstantSource.fixed(end), new Fleet(List.of()))
                    .series(Samples.SERVICE, Set.of(Signal.OFFERED_RPS), new Window(start, end, Duration.ofDays(1)))
                    .get(Signal.OFFERED_RPS)
                    .toArray();
            assertThat(days).containsExactly(2, 2, 2);
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
