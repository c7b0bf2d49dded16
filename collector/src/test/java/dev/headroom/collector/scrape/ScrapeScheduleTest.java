package dev.headroom.collector.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.collector.discovery.TargetId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScrapeScheduleTest {

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final long SECOND = 1_000_000_000L;
    private static final long START = Long.MAX_VALUE / 2;

    private final ScrapeSchedule schedule = new ScrapeSchedule();

    private static TargetId target(int number) {
        return new TargetId("vllm http://10.0.0." + number + ":8000/metrics");
    }

    @Test
    void F18_aThousandTargetsAreSpreadOverTheInterval() {
        for (int i = 0; i < 1000; i++) {
            schedule.add(target(i), INTERVAL, START);
        }
        for (int second = 1; second <= 10; second++) {
            assertThat(schedule.due(START + second * SECOND).targets()).hasSizeBetween(60, 140);
        }
    }

    @Test
    void F18_aTargetKeepsItsPlaceInTheInterval() {
        schedule.add(target(7), INTERVAL, START);
        List<Long> times = new ArrayList<>();
        for (long now = START; now < START + 60 * SECOND; now += SECOND / 10) {
            if (!schedule.due(now).targets().isEmpty()) {
                times.add(now);
            }
        }
        assertThat(times).hasSize(6);
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).isEqualTo(10 * SECOND);
        }
    }

    @Test
    void F18_afterAPauseATargetIsDueOnceAndTheMissedRunsAreCounted() {
        schedule.add(target(1), INTERVAL, START);
        assertThat(schedule.due(START + 10 * SECOND).targets()).hasSize(1);

        ScrapeSchedule.Due afterPause = schedule.due(START + 3610 * SECOND);

        assertThat(afterPause.targets()).containsExactly(target(1));
        assertThat(afterPause.missed()).isEqualTo(359);
        assertThat(schedule.due(START + 3610 * SECOND).targets()).isEmpty();
        assertThat(schedule.due(START + 3620 * SECOND).targets()).hasSize(1);
    }

    @Test
    void aRemovedTargetIsNeverDue() {
        schedule.add(target(1), INTERVAL, START);
        schedule.remove(target(1));

        assertThat(schedule.due(START + 100 * SECOND).targets()).isEmpty();
        assertThat(schedule.untilNext(START, 5)).isEqualTo(5);
    }

    @Test
    void theTickIsShortEnoughForTheShortestInterval() {
        schedule.add(target(1), INTERVAL, START);
        assertThat(Duration.ofNanos(schedule.tickNanos())).isEqualTo(Duration.ofMillis(200));

        schedule.add(target(2), Duration.ofMillis(100), START);
        assertThat(Duration.ofNanos(schedule.tickNanos())).isEqualTo(Duration.ofMillis(20));

        schedule.remove(target(2));
        assertThat(Duration.ofNanos(schedule.tickNanos())).isEqualTo(Duration.ofMillis(200));
    }
}
