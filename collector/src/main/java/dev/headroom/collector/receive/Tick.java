package dev.headroom.collector.receive;

import dev.headroom.collector.exposition.PageLimits;
import dev.headroom.collector.exposition.Series;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has come so far of one origin at one instant. One thread. */
final class Tick {
    private final Instant time;
    private final Instant openedAt;
    private final Map<Series, Double> values = new LinkedHashMap<>();
    private final Set<Series> ended = new HashSet<>();
    private final Map<Series, Instant> totals = new LinkedHashMap<>();

    Tick(Instant time, Instant openedAt) {
        this.time = time;
        this.openedAt = openedAt;
    }

    Instant time() {
        return time;
    }

    Instant openedAt() {
        return openedAt;
    }

    Map<Series, Double> values() {
        return values;
    }

    int samples() {
        return values.size() + ended.size();
    }

    Verdict add(PushedSeries from, PushedSeries.Point point) {
        Series series = from.series();
        Double before = values.get(series);
        if (before != null || ended.contains(series)) {
            boolean same = point.ended() ? before == null : before != null && before.equals(point.value());
            return same ? Verdict.REPEATED : Verdict.CONFLICTING;
        }
        if (samples() >= PageLimits.DEFAULT.series()) {
            return Verdict.OVER_LIMIT;
        }
        if (point.ended()) {
            ended.add(series);
        } else {
            values.put(series, point.value());
            from.countingSince().ifPresent(since -> totals.put(series, since));
        }
        return Verdict.TAKEN;
    }

    /** Which of these series have neither come nor ended. */
    Set<Series> missing(Set<Series> expected) {
        Set<Series> missing = new HashSet<>();
        for (Series series : expected) {
            if (!values.containsKey(series) && !ended.contains(series)) {
                missing.add(series);
            }
        }
        return missing;
    }

    /** When all totals were zero; empty when that is not known of each, or there are none. */
    Optional<Instant> zeroAt() {
        return totals.values().stream().min(Instant::compareTo).filter(start -> start.isBefore(time));
    }

    /** The values when all totals were zero. */
    Map<Series, Double> zeroed() {
        Map<Series, Double> zeroed = new LinkedHashMap<>(values);
        totals.keySet().forEach(total -> zeroed.put(total, 0.0));
        return zeroed;
    }
}
