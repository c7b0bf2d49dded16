package dev.headroom.collector.receive;

import dev.headroom.collector.exposition.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sorts the samples of one origin by their instants and tells when one is whole: when it has every series that the one
 * before had, or when it has waited long enough. All or nothing: an instant that lacks series is refused, because totals
 * without them would look like a restart; only when the next one lacks the very same are they taken for gone. One thread.
 */
final class OriginTicks {
    /** Instruments are read one after the other; samples this close together are of one instant. */
    private static final Duration JITTER = Duration.ofMillis(250);

    private final boolean wholePages;
    private final TreeMap<Instant, Tick> open = new TreeMap<>();
    private Set<Series> expected = new HashSet<>();
    private Set<Series> lacked = Set.of();
    private Map<Series, Double> lastValues = Map.of();
    private Instant closedUpTo = Instant.MIN;
    private int whole;

    OriginTicks(boolean wholePages) {
        this.wholePages = wholePages;
    }

    /** How an instant ended. */
    sealed interface Closed {
        /**
         * Everything came.
         *
         * @param first nothing was known of the origin before
         * @param formerWasCut the one before was the origin's first and lacked series, because we came in the middle of it
         */
        record Whole(Tick tick, boolean first, boolean formerWasCut) implements Closed {}

        record Incomplete(Tick tick, int missing) implements Closed {}

        /** Every series ended: the origin is gone. */
        record Gone(Tick tick) implements Closed {}

        Tick tick();
    }

    int samplesOpen() {
        return open.values().stream().mapToInt(Tick::samples).sum();
    }

    Verdict add(PushedSeries from, PushedSeries.Point point, Instant now) {
        Instant time = point.time();
        if (!time.isAfter(closedUpTo.plus(JITTER))) {
            return late(from.series(), point);
        }
        Map.Entry<Instant, Tick> near = open.floorEntry(time.plus(JITTER));
        if (near != null && !near.getKey().isBefore(time.minus(JITTER))) {
            return near.getValue().add(from, point);
        }
        Tick tick = new Tick(time, now);
        open.put(time, tick);
        return tick.add(from, point);
    }

    /** A straggler is lost, but the next instant will wait for it. */
    private Verdict late(Series series, PushedSeries.Point point) {
        boolean ofLast = !point.time().isBefore(closedUpTo.minus(JITTER));
        if (ofLast && !point.ended()) {
            Double before = lastValues.get(series);
            if (before != null) {
                return before.equals(point.value()) ? Verdict.REPEATED : Verdict.CONFLICTING;
            }
            expected.add(series);
        }
        return ofLast && point.ended() ? Verdict.REPEATED : Verdict.LATE;
    }

    /** Closes whatever is whole or opened before the time given, and all that is older, in order. */
    List<Closed> close(Instant openedBefore) {
        Instant last = Instant.MIN;
        for (Tick tick : open.values()) {
            if (tick.openedAt().isBefore(openedBefore) || isComplete(tick)) {
                last = tick.time();
            }
        }
        List<Closed> closed = new ArrayList<>();
        while (!open.isEmpty() && !open.firstKey().isAfter(last)) {
            closed.add(close(open.pollFirstEntry().getValue()));
        }
        return closed;
    }

    private boolean isComplete(Tick tick) {
        if (expected.isEmpty()) {
            return wholePages;
        }
        return tick.samples() >= expected.size() && tick.missing(expected).isEmpty();
    }

    private Closed close(Tick tick) {
        closedUpTo = tick.time();
        lastValues = tick.values();
        if (tick.values().isEmpty()) {
            expected = new HashSet<>();
            whole = 0;
            return new Closed.Gone(tick);
        }
        Set<Series> missing = tick.missing(expected);
        if (!missing.isEmpty() && !missing.equals(lacked)) {
            lacked = missing;
            return new Closed.Incomplete(tick, missing.size());
        }
        boolean grew = !expected.containsAll(tick.values().keySet());
        lacked = Set.of();
        expected = new HashSet<>(tick.values().keySet());
        whole++;
        return new Closed.Whole(tick, whole == 1, whole == 2 && grew && !wholePages);
    }
}
