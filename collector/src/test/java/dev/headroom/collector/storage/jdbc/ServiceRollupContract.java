package dev.headroom.collector.storage.jdbc;

import static dev.headroom.collector.storage.Samples.NODE;
import static dev.headroom.collector.storage.Samples.OTHER_NODE;
import static dev.headroom.collector.storage.Samples.SERVICE;
import static dev.headroom.collector.storage.Samples.batchOf;
import static dev.headroom.collector.storage.Samples.gateway;
import static dev.headroom.collector.storage.Samples.gpu;
import static dev.headroom.collector.storage.Samples.serving;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.history.jdbc.JdbcHistory;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.storage.Retention;
import dev.headroom.collector.storage.jdbc.rollup.JdbcRollups;
import dev.headroom.collector.storage.jdbc.write.JdbcSampleStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every engine must do alike with services as a whole. */
abstract class ServiceRollupContract extends RollupContract {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    @Test
    void fiveMinutesOfAServiceSayWhatTheMinutesOfItsMembersSay() {
        DataSource database = emptyDatabase();
        JdbcSampleStore.on(database, () -> NOON)
                .write(IntStream.range(0, 6 * 60)
                        .mapToObj(minute -> minute(NOON.plusSeconds(60L * minute + 5), minute))
                        .toList());
        new JdbcRollups(database, () -> NOON).rollUp(NOON, NOON.plus(6, ChronoUnit.HOURS));
        assertThat(count(database, "service_5m")).isEqualTo(72 + 72 + 18);

        Map<Signal, TimeSeries> fromServices = allSignals(database);
        JdbcClient.create(database)
                .sql("INSERT INTO rollup_missing VALUES (:day)")
                .param("day", NOON.truncatedTo(ChronoUnit.DAYS).atOffset(ZoneOffset.UTC))
                .update();
        Map<Signal, TimeSeries> fromMinutes = allSignals(database);
        fromMinutes.forEach((signal, series) ->
                assertThat(rounded(fromServices.get(signal))).as("%s", signal).containsExactly(rounded(series)));
        assertThat(fromMinutes.get(Signal.OFFERED_RPS).at(71)).isGreaterThan(6);
    }

    private static SampleBatch minute(Instant time, int minute) {
        SampleBatch batch = batchOf(serving(time, NODE, 30 + minute, minute % 7), serving(time, OTHER_NODE, 15, 0))
                .plus(List.of(gpu(time, 0, 0.5), gpu(time, 1, minute % 100 / 100.0)));
        return minute < 90 ? batch.plus(List.of(gateway(time, 60, minute))) : batch;
    }

    private static Map<Signal, TimeSeries> allSignals(DataSource database) {
        Window window = new Window(NOON, NOON.plus(6, ChronoUnit.HOURS), Duration.ofMinutes(5));
        return new JdbcHistory(database, () -> NOON).series(SERVICE, EnumSet.allOf(Signal.class), window);
    }

    private static double[] rounded(TimeSeries series) {
        return Arrays.stream(series.toArray())
                .map(value -> Double.isNaN(value) ? value : Math.round(value * 1e4) / 1e4)
                .toArray();
    }

    @Test
    void minutesFromBeforeThereWereFiveMinutesAreRolledUpByTheNextCycle() {
        DataSource database = emptyDatabase();
        Instant before = NOON.minus(2, ChronoUnit.DAYS);
        JdbcSampleStore.on(database, () -> NOON)
                .write(List.of(batchOf(serving(NOON, NODE, 30, 0), serving(before, NODE, 30, 0))));
        JdbcRollups rollups = new JdbcRollups(database, () -> NOON.plus(5, ChronoUnit.HOURS));
        rollups.rollUp(before, NOON.plus(1, ChronoUnit.HOURS));
        JdbcClient client = JdbcClient.create(database);
        client.sql("DELETE FROM service_5m").update();
        client.sql("SELECT note_missing_rollups()").query(row -> {});
        assertThat(count(database, "rollup_missing")).isEqualTo(2);
        rollups.catchUp(Retention.DEFAULT.raw());
        assertThat(count(database, "rollup_missing")).isZero();
        assertThat(count(database, "service_5m")).isEqualTo(2);
    }

    private static long count(DataSource database, String table) {
        return JdbcClient.create(database)
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }
}
