package dev.headroom.collector.storage.jdbc;

import static dev.headroom.collector.storage.Samples.NODE;
import static dev.headroom.collector.storage.Samples.OTHER_NODE;
import static dev.headroom.collector.storage.Samples.SERVICE;
import static dev.headroom.collector.storage.Samples.batchOf;
import static dev.headroom.collector.storage.Samples.gpu;
import static dev.headroom.collector.storage.Samples.latency;
import static dev.headroom.collector.storage.Samples.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.collector.history.LatencyHistogram;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.sample.LatencyKind;
import dev.headroom.collector.sample.SampleBatch;
import dev.headroom.collector.storage.Retention;
import dev.headroom.collector.storage.jdbc.maintenance.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every engine must do alike with samples that were rolled up, and with those that are kept no longer. */
abstract class RollupContract extends StorageContract {

    @Test
    void minutesAndHoursGiveTheSameRatesAsSamples() {
        List<SampleBatch> day = new ArrayList<>();
        for (Instant time = NOON; time.isBefore(NOON.plus(6, ChronoUnit.HOURS)); time = time.plusSeconds(60)) {
            day.add(batchOf(serving(time, NODE, 30, 0), serving(time, OTHER_NODE, 15, 0)));
            day.add(batchOf(gpu(time, 0, 0.5), gpu(time, 1, 1.0)));
            day.add(batchOf(latency(time, NODE, 1, 2, 3, 4), latency(time, OTHER_NODE, 0, 1, 0, 0)));
        }
        store.write(day);
        rollups.rollUp(NOON, NOON.plus(6, ChronoUnit.HOURS));
        Instant end = NOON.plus(6, ChronoUnit.HOURS);
        for (Duration range : List.of(Duration.ofHours(6), Duration.ofDays(3))) {
            double[] offered = series(Signal.OFFERED_RPS, NOON, NOON.plus(range), Duration.ofHours(1));
            assertThat(offered).startsWith(3, 3, 3, 3, 3, 3);
            double[] busy = series(Signal.GPU_UTILIZATION, NOON, NOON.plus(range), Duration.ofHours(1));
            assertThat(busy[5]).isCloseTo(0.75, within(1e-6));
            Optional<LatencyHistogram> latency = history.latencies(
                            SERVICE, LatencyKind.TTFT, new Window(NOON, NOON.plus(range), Duration.ofHours(1)))
                    .getFirst();
            assertThat(latency)
                    .hasValueSatisfying(one -> assertThat(one.count()).isEqualTo(60 * 11));
        }
        assertThat(series(Signal.GPU_POWER_WATTS, NOON, end, Duration.ofHours(1))[0])
                .isCloseTo(691.34, within(1e-2));
        assertThat(history.latenciesByNode(SERVICE, LatencyKind.TTFT, NOON, end)
                        .get(NODE)
                        .count())
                .isEqualTo(3600);
    }

    @Test
    void rowsThatComeLateChangeTheirMinuteAndTheirHour() {
        write(batchOf(serving(NOON.plusSeconds(5), NODE, 30, 0)));
        now = NOON.plus(5, ChronoUnit.HOURS);
        rollups.catchUp(Retention.DEFAULT.raw());
        write(batchOf(serving(NOON.plusSeconds(20), NODE, 60, 0)));
        assertThat(count("rollup_dirty")).isEqualTo(1);
        rollups.catchUp(Retention.DEFAULT.raw());
        assertThat(count("rollup_dirty")).isZero();
        assertThat(series(Signal.OFFERED_RPS, NOON, NOON.plus(3, ChronoUnit.HOURS), Duration.ofMinutes(1))[0])
                .isEqualTo(3);
        assertThat(series(Signal.OFFERED_RPS, NOON, NOON.plus(3, ChronoUnit.DAYS), Duration.ofHours(1))[0])
                .isEqualTo(3);
    }

    @Test
    void everyCycleRollsUpWhatCameSinceTheLastOne() {
        rollups.catchUp(Retention.DEFAULT.raw());
        write(batchOf(serving(NOON.plusSeconds(5), NODE, 30, 0)));
        now = NOON.plus(10, ChronoUnit.MINUTES);
        rollups.catchUp(Retention.DEFAULT.raw());
        assertThat(count("serving_1m")).isEqualTo(1);
        assertThat(count("serving_1h")).isEqualTo(1);
    }

    @Test
    void whatRetentionNoLongerCoversIsGoneAndTheRollupsStay() {
        Instant old = NOON.minus(40, ChronoUnit.DAYS);
        write(batchOf(serving(old, NODE, 30, 0)), batchOf(serving(NOON, NODE, 30, 0)));
        rollups.rollUp(old, NOON.plus(1, ChronoUnit.HOURS));
        new Shelf(dataSource).drop(Retention.DEFAULT, NOON);
        assertThat(count("serving_sample")).isEqualTo(1);
        assertThat(count("serving_1h")).isEqualTo(2);
        new Shelf(dataSource).drop(Retention.DEFAULT, NOON.plus(100, ChronoUnit.DAYS));
        assertThat(count("serving_1m")).isZero();
        assertThat(count("serving_1h")).isEqualTo(2);
    }

    @Test
    void bucketsOfTimeAreTheSameOnEveryEngine() {
        List<String> widths = List.of("1 second", "15 seconds", "7 minutes", "1 hour", "1 day", "7 days", "30 days");
        Map<String, String> expected = Map.of(
                "1 second", "2026-03-10 13:37:42",
                "15 seconds", "2026-03-10 13:37:30",
                "7 minutes", "2026-03-10 13:34:00",
                "1 hour", "2026-03-10 13:00:00",
                "1 day", "2026-03-10 00:00:00",
                "7 days", "2026-03-09 00:00:00",
                "30 days", "2026-02-15 00:00:00");
        for (String width : widths) {
            String bucket = JdbcClient.create(dataSource)
                    .sql("SELECT to_char(time_bucket(:w::interval, '2026-03-10 13:37:42+00'::timestamptz)"
                            + " AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')")
                    .param("w", width)
                    .query(String.class)
                    .single();
            assertThat(bucket).as(width).isEqualTo(expected.get(width));
        }
    }
}
