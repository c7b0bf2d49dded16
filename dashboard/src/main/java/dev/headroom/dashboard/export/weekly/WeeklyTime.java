package dev.headroom.dashboard.export.weekly;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** A time of the week where people live: at a change of the clocks it moves with them. */
public record WeeklyTime(DayOfWeek day, LocalTime time, ZoneId zone) {

    /** The last such time that is not after {@code now}. */
    Instant latest(Instant now) {
        LocalDate date = LocalDate.ofInstant(now, zone).with(TemporalAdjusters.previousOrSame(day));
        Instant thisWeek = date.atTime(time).atZone(zone).toInstant();
        return thisWeek.isAfter(now)
                ? date.minusWeeks(1).atTime(time).atZone(zone).toInstant()
                : thisWeek;
    }

    LocalDate dateOf(Instant due) {
        return LocalDate.ofInstant(due, zone);
    }
}
