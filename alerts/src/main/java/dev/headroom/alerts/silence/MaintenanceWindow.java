package dev.headroom.alerts.silence;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A silence that comes back every week.
 *
 * @param days on which it begins
 * @param to the end; not after {@code from} means on the next day
 */
public record MaintenanceWindow(
        String name, Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone, Matchers matchers) {

    public MaintenanceWindow {
        days = Set.copyOf(days);
        if (name.isBlank()) {
            throw new IllegalArgumentException("name of a maintenance window must not be blank");
        }
        if (days.isEmpty()) {
            throw new IllegalArgumentException("days of maintenance window " + name + " must not be empty");
        }
    }

    /**
     * By the clock on the wall of its zone. A start that daylight saving skips moves to the first time there is; an end
     * that comes twice is the later one.
     */
    public boolean isOpen(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return Stream.of(today.minusDays(1), today)
                .filter(date -> days.contains(date.getDayOfWeek()))
                .anyMatch(date -> covers(date, now));
    }

    private boolean covers(LocalDate date, Instant now) {
        LocalDate last = to.isAfter(from) ? date : date.plusDays(1);
        Instant start = ZonedDateTime.of(date, from, zone).toInstant();
        Instant end =
                ZonedDateTime.of(last, to, zone).withLaterOffsetAtOverlap().toInstant();
        return !now.isBefore(start) && now.isBefore(end);
    }
}
