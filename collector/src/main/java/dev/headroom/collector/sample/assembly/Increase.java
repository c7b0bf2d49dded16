package dev.headroom.collector.sample.assembly;

import dev.headroom.collector.sample.RequestCounts;
import dev.headroom.collector.sample.TokenCounts;
import dev.headroom.collector.sample.reading.CounterReset;
import dev.headroom.collector.sample.reading.CumulativeHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was added to running totals between two readings. A total far below its predecessor is a restart and counts from
 * zero (Prometheus does the same), one a little below it adds nothing, so no increase is ever negative. Unknown in, unknown
 * out.
 */
final class Increase {
    private Increase() {}

    static double of(double before, double now) {
        return CounterReset.increase(before, now);
    }

    static RequestCounts of(RequestCounts before, RequestCounts now) {
        return new RequestCounts(
                of(before.ended(), now.ended()),
                of(before.failed(), now.failed()),
                of(before.rejected429(), now.rejected429()),
                of(before.rejected503(), now.rejected503()));
    }

    static TokenCounts of(TokenCounts before, TokenCounts now) {
        return new TokenCounts(
                of(before.prompt(), now.prompt()),
                of(before.cachedPrompt(), now.cachedPrompt()),
                of(before.generation(), now.generation()));
    }

    /**
     * Requests per bucket of one interval, not cumulative. Empty when the two cannot be compared: other buckets than
     * before, nobody came, or the whole lost a little. A bucket that lost requests else shows a restart, and then every
     * bucket counts from zero.
     */
    static Optional<Histogram> of(CumulativeHistogram before, CumulativeHistogram now) {
        if (!before.layout().equals(now.layout())) {
            return Optional.empty();
        }
        List<Integer> counts = new ArrayList<>(now.layout().size());
        for (int i = 0; i < now.layout().size(); i++) {
            double added = now.countIn(i) - before.countIn(i);
            if (added < 0) {
                return restarted(before, now) ? sinceStart(now) : Optional.empty();
            }
            counts.add(count(added));
        }
        return filled(counts, of(before.sumSeconds(), now.sumSeconds()));
    }

    private static boolean restarted(CumulativeHistogram before, CumulativeHistogram now) {
        double after = now.count();
        return after > 0 && CounterReset.increase(before.count(), after) == after;
    }

    private static Optional<Histogram> sinceStart(CumulativeHistogram now) {
        List<Integer> counts = new ArrayList<>(now.layout().size());
        for (int i = 0; i < now.layout().size(); i++) {
            counts.add(count(now.countIn(i)));
        }
        return filled(counts, now.sumSeconds());
    }

    private static Optional<Histogram> filled(List<Integer> counts, double sumSeconds) {
        boolean empty = counts.stream().allMatch(count -> count == 0);
        return empty ? Optional.empty() : Optional.of(new Histogram(List.copyOf(counts), sumSeconds));
    }

    private static int count(double requests) {
        return (int) Math.min(Math.round(requests), Integer.MAX_VALUE);
    }

    /** Requests per bucket and their seconds in one interval. */
    record Histogram(List<Integer> counts, double sumSeconds) {}
}
