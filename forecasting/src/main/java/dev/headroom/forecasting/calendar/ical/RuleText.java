package dev.headroom.forecasting.calendar.ical;

import biweekly.component.VEvent;
import biweekly.util.ByDay;
import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import dev.headroom.forecasting.calendar.recurrence.Recurrence;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.util.List;

/** Takes over the recurrence rules that have a counterpart here, and says which have none. */
final class RuleText {

    private RuleText() {}

    /** Whether the rule ends by itself, so that its occurrences can be listed. */
    static boolean ends(VEvent event) {
        return event.getRecurrenceRule() != null
                && event.getRecurrenceRule().getValue() != null
                && (event.getRecurrenceRule().getValue().getCount() != null
                        || event.getRecurrenceRule().getValue().getUntil() != null);
    }

    /** Of an event whose first occurrence begins then. */
    static Recurrence recurrence(VEvent event, LocalDateTime first) {
        if (event.getRecurrenceRule() == null || event.getRecurrenceRule().getValue() == null) {
            return new Recurrence.Once(first);
        }
        biweekly.util.Recurrence rule = event.getRecurrenceRule().getValue();
        if (rule.getInterval() != null && rule.getInterval() > 1) {
            throw new IllegalArgumentException("rules with an INTERVAL are not supported");
        }
        return switch (frequency(rule)) {
            case "WEEKLY" -> new Recurrence.Weekly(dayOf(rule.getByDay(), first), first.toLocalTime());
            case "MONTHLY" -> monthly(rule, first);
            case "YEARLY" -> yearly(rule, first);
            default -> throw new IllegalArgumentException("rules " + rule.getFrequency() + " are not supported");
        };
    }

    private static String frequency(biweekly.util.Recurrence rule) {
        Frequency frequency = rule.getFrequency();
        return frequency == null ? "" : frequency.name();
    }

    private static java.time.DayOfWeek dayOf(List<ByDay> days, LocalDateTime first) {
        if (days.isEmpty()) {
            return first.getDayOfWeek();
        }
        if (days.size() > 1) {
            throw new IllegalArgumentException("weekly rules with several days are not supported");
        }
        DayOfWeek day = days.getFirst().getDay();
        return java.time.DayOfWeek.valueOf(day.name());
    }

    private static Recurrence monthly(biweekly.util.Recurrence rule, LocalDateTime first) {
        if (!rule.getByDay().isEmpty() || rule.getByMonthDay().size() > 1) {
            throw new IllegalArgumentException("monthly rules by weekday or with several days are not supported");
        }
        int day = rule.getByMonthDay().isEmpty()
                ? first.getDayOfMonth()
                : rule.getByMonthDay().getFirst();
        // The last day of the month is its -1st.
        return new Recurrence.Monthly(day == -1 ? 31 : day, first.toLocalTime());
    }

    private static Recurrence yearly(biweekly.util.Recurrence rule, LocalDateTime first) {
        if (!rule.getByDay().isEmpty()) {
            throw new IllegalArgumentException("yearly rules by weekday are not supported");
        }
        return new Recurrence.Yearly(MonthDay.from(first), first.toLocalTime());
    }
}
