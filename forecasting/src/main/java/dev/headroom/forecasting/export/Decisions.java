package dev.headroom.forecasting.export;

import dev.headroom.forecasting.evaluation.ErrorRecord;
import dev.headroom.forecasting.evaluation.Provisioning;
import java.util.List;

/** What came of starting replicas for one series at one lead, by several rules. */
public record Decisions(String series, Provisioning provisioning, List<Comparison> comparisons) {

    /** How the margin of last value is counted: each is what somebody means by a 95 % margin. */
    public enum Counting {
        ABSOLUTE("of error"),
        RELATIVE("of error, %"),
        RELATIVE_SIZE("of |error|, %");

        private final String words;

        Counting(String words) {
            this.words = words;
        }

        ErrorRecord of(double[] forecasts, double[] actual) {
            return switch (this) {
                case ABSOLUTE -> ErrorRecord.absolute(forecasts, actual);
                case RELATIVE -> ErrorRecord.relative(forecasts, actual);
                case RELATIVE_SIZE -> ErrorRecord.relativeSizes(forecasts, actual);
            };
        }
    }

    /** Last value with such a margin, and both with that of recommendations at as many short steps. */
    public record Comparison(
            Counting counting,
            Provisioning.Outcome lastValue,
            Provisioning.Outcome lastValueOurs,
            Provisioning.Outcome ensemble) {}

    public Decisions {
        comparisons = List.copyOf(comparisons);
    }

    /** Whether there was any step whose load was known and foreseen. */
    public boolean judged() {
        return comparisons.stream().allMatch(each -> each.lastValue.steps() > 0 && each.ensemble.steps() > 0);
    }

    public static String header() {
        return String.format(
                "%-12s %4s %-11s %-17s %6s %7s %13s %s%n",
                "series", "lead", "member", "margin", "steps", "short", "replica-hours", "");
    }

    /** Three lines of a table for each way to count. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        for (Comparison each : comparisons) {
            Provisioning.Outcome naive = each.lastValue;
            text.append(line("last-value", "q95 " + each.counting.words, naive, ""));
            text.append(line("last-value", "recommendations'", each.lastValueOurs, saved(each.lastValueOurs, naive)));
            text.append(line("ensemble", "recommendations'", each.ensemble, saved(each.ensemble, naive)));
        }
        return text.toString();
    }

    private static String saved(Provisioning.Outcome outcome, Provisioning.Outcome naive) {
        return String.format("%+.1f%%", 100 * (outcome.ofIdeal() / naive.ofIdeal() - 1));
    }

    private String line(String member, String margin, Provisioning.Outcome outcome, String saved) {
        return String.format(
                "%-12s %4d %-11s %-17s %6d %6.2f%% %7.3f ideal %s%n",
                series,
                provisioning.lead(),
                member,
                margin,
                outcome.steps(),
                100 * outcome.shortShare(),
                outcome.ofIdeal(),
                saved);
    }
}
