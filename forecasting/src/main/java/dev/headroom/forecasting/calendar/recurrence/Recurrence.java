package dev.headroom.forecasting.calendar.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** When an event begins, by the clock of its own zone. Its text is the form that {@link RecurrenceText} reads. */
public sealed interface Recurrence {

    /** The beginnings within {@code [from, to)}, in order. */
    List<LocalDateTime> startsBetween(LocalDateTime from, LocalDateTime to);

    record Once(LocalDateTime start) implements Recurrence {
        @Override
        public List<LocalDateTime> startsBetween(LocalDateTime from, LocalDateTime to) {
            return start.isBefore(from) || !start.isBefore(to) ? List.of() : List.of(start);
        }

        @Override
        public String toString() {
            return start.toString();
        }
    }

    record Weekly(DayOfWeek day, LocalTime time) implements Recurrence {
        @Override
        public List<LocalDateTime> startsBetween(LocalDateTime from, LocalDateTime to) {
            List<LocalDateTime> starts = new ArrayList<>();
            LocalDate first = from.toLocalDate().with(TemporalAdjusters.nextOrSame(day));
            for (LocalDate date = first; date.atTime(time).isBefore(to); date = date.plusWeeks(1)) {
                if (!date.atTime(time).isBefore(from)) {
                    starts.add(date.atTime(time));
                }
            }
            return starts;
        }

        @Override
        public String toString() {
            return "weekly " + day.name().toLowerCase(Locale.ROOT) + " " + time;
        }
    }

    /** On the last day of a month that has no such day. */
    record Monthly(int day, LocalTime time) implements Recurrence {
        public Monthly {
            if (day < 1 || day > 31) {
                throw new IllegalArgumentException("the day of a month must be 1 to 31, was " + day);
            }
        }

        @Override
        public List<LocalDateTime> startsBetween(LocalDateTime from, LocalDateTime to) {
            List<LocalDateTime> starts = new ArrayList<>();
            YearMonth last = YearMonth.from(to);
            for (YearMonth month = YearMonth.from(from); !month.isAfter(last); month = month.plusMonths(1)) {
                starts.addAll(new Once(month.atDay(Math.min(day, month.lengthOfMonth()))
                                .atTime(time))
                        .startsBetween(from, to));
            }
            return starts;
        }

        @Override
        public String toString() {
            return "monthly " + day + " " + time;
        }
    }

    /** February 29 falls on the 28th of ordinary years. */
    record Yearly(MonthDay day, LocalTime time) implements Recurrence {
        @Override
        public List<LocalDateTime> startsBetween(LocalDateTime from, LocalDateTime to) {
            return everyYear(from, to, time, year -> Optional.of(day.atYear(year)));
        }

        @Override
        public String toString() {
            return "yearly %02d-%02d %s".formatted(day.getMonthValue(), day.getDayOfMonth(), time);
        }
    }

    /** By the Chinese calendar: month 1 day 1 is the Spring Festival. */
    record Lunar(int month, int day, LocalTime time) implements Recurrence {
        public Lunar {
            if (month < 1 || month > 12 || day < 1 || day > 30) {
                throw new IllegalArgumentException(
                        "a day of the Chinese calendar must be 1-1 to 12-30, was " + month + "-" + day);
            }
        }

        @Override
        public List<LocalDateTime> startsBetween(LocalDateTime from, LocalDateTime to) {
            return everyYear(from, to, time, year -> Optional.of(ChineseDates.of(year, month, day)));
        }

        @Override
        public String toString() {
            return "lunar " + month + "-" + day + " " + time;
        }
    }

    /** A public holiday by country (ISO 3166, such as {@code CN}) and name, as {@link Holidays#of} lists it. */
    record Holiday(String country, String name, LocalTime time) implements Recurrence {
        @Override
        public List<LocalDateTime> startsBetween(LocalDateTime from, LocalDateTime to) {
            return everyYear(from, to, time, year -> Holidays.date(country, name, Year.of(year)));
        }

        @Override
        public String toString() {
            return "holiday " + country + " " + name + (time.equals(LocalTime.MIDNIGHT) ? "" : " " + time);
        }
    }

    /** One date a year. A date of the Chinese calendar's twelfth month falls into the year after. */
    private static List<LocalDateTime> everyYear(
            LocalDateTime from, LocalDateTime to, LocalTime time, IntFunction<Optional<LocalDate>> dateOf) {
        int firstYear = from.getMonth() == Month.JANUARY || from.getMonth() == Month.FEBRUARY
                ? from.getYear() - 1
                : from.getYear();
        return IntStream.rangeClosed(firstYear, to.getYear())
                .mapToObj(dateOf)
                .flatMap(Optional::stream)
                .flatMap(date -> new Once(date.atTime(time)).startsBetween(from, to).stream())
                .toList();
    }
}
