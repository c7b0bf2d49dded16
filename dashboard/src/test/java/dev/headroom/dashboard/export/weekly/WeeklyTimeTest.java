package dev.headroom.dashboard.export.weekly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeklyTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T22:59:59Z, 2026-11-15T23:00:00Z",
        "2026-11-22T23:00:00Z, 2026-11-22T23:00:00Z",
        "2026-11-28T12:00:00Z, 2026-11-22T23:00:00Z"
    })
    void theLatestIsTheOneOfThisWeekFromItsMinuteOn(Instant now, Instant latest) {
        WeeklyTime monday = new WeeklyTime(DayOfWeek.MONDAY, LocalTime.of(7, 0), ZoneId.of("Asia/Shanghai"));

        assertThat(monday.latest(now)).isEqualTo(latest);
    }

    @Test
    void itMovesWithTheClocks() {
        WeeklyTime sunday = new WeeklyTime(DayOfWeek.SUNDAY, LocalTime.of(2, 30), ZoneId.of("Europe/Berlin"));

        assertThat(sunday.latest(Instant.parse("2026-03-22T12:00:00Z"))).isEqualTo("2026-03-22T01:30:00Z");
        assertThat(sunday.latest(Instant.parse("2026-03-29T12:00:00Z")))
                .as("half past two does not exist that night")
                .isEqualTo("2026-03-29T01:30:00Z");
        assertThat(sunday.latest(Instant.parse("2026-04-05T12:00:00Z"))).isEqualTo("2026-04-05T00:30:00Z");
    }
}
