package dev.headroom.forecasting.calendar;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.forecasting.calendar.recurrence.Recurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Something that changes the load of one service or of all.
 *
 * @param id of a stored event; of one that is not stored, a number below zero
 * @param service empty when it touches all services
 * @param zone whose clock {@code occurs} means
 * @param multiplier on the load there would be without it; empty when it is learned from earlier occurrences
 * @param prewarm over which time before it replicas are made ready
 * @param origin who wrote it down
 */
public record CalendarEvent(
        long id,
        String name,
        Optional<ServiceName> service,
        Recurrence occurs,
        ZoneId zone,
        Duration length,
        OptionalDouble multiplier,
        Duration prewarm,
        Origin origin) {

    /** An hour before it, unless said otherwise. */
    public static final Duration USUAL_PREWARM = Duration.ofHours(1);

    public static final Duration USUAL_LENGTH = Duration.ofDays(1);

    private static final int LONGEST_NAME = 120;
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Duration LONGEST_PREWARM = Duration.ofDays(1);
    private static final double SMALLEST = 0.01;
    private static final double GREATEST = 1000;

    /** Who wrote an event down. */
    public enum Origin {
        /** A user, on a page or through the API; may be changed there. */
        USER,
        /** The configuration file. */
        FILE,
        /** The public holidays of a country that the configuration names. */
        HOLIDAYS
    }

    public CalendarEvent {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("name must have 1 to " + LONGEST_NAME + " characters");
        }
        if (!length.isPositive() || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("length must be > 0 and <= 31 days, was " + length);
        }
        if (prewarm.isNegative() || prewarm.compareTo(LONGEST_PREWARM) > 0) {
            throw new IllegalArgumentException("prewarm must be >= 0 and <= 1 day, was " + prewarm);
        }
        if (multiplier.isPresent() && !(multiplier.getAsDouble() >= SMALLEST && multiplier.getAsDouble() <= GREATEST)) {
            throw new IllegalArgumentException(
                    "multiplier must be " + SMALLEST + " to " + GREATEST + ", was " + multiplier.getAsDouble());
        }
    }

    public boolean touches(ServiceName name) {
        return service.isEmpty() || service.get().equals(name);
    }

    /** Those of its occurrences that touch {@code [from, to)}, in order. */
    public List<Occurrence> between(Instant from, Instant to) {
        LocalDateTime first = LocalDateTime.ofInstant(from.minus(length), zone);
        return occurs.startsBetween(first, LocalDateTime.ofInstant(to, zone)).stream()
                .map(start -> start.atZone(zone).toInstant())
                .map(start -> new Occurrence(start, start.plus(length)))
                .filter(occurrence -> occurrence.end().isAfter(from))
                .toList();
    }

    public CalendarEvent withId(long other) {
        return new CalendarEvent(other, name, service, occurs, zone, length, multiplier, prewarm, origin);
    }

    /** One time that it happens, the end excluded. */
    public record Occurrence(Instant start, Instant end) {

        public boolean contains(Instant time) {
            return !time.isBefore(start) && time.isBefore(end);
        }

        /** Share of the stretch {@code [from, from + length)} that it covers, 0 to 1. */
        double shareOf(Instant from, Duration length) {
            Instant begin = start.isAfter(from) ? start : from;
            Instant until = from.plus(length);
            Instant finish = end.isBefore(until) ? end : until;
            return begin.isBefore(finish)
                    ? (double) Duration.between(begin, finish).toMillis() / length.toMillis()
                    : 0;
        }
    }
}
