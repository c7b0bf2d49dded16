package dev.headroom.collector.exposition;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges the timestamps an exporter writes beside its values, over all pages of one target. A value that is not newer
 * than the last one tells nothing new, and one from a time that cannot be is nobody's measurement. One thread.
 */
final class OwnTimestamps {

    /** Clocks of servers differ by less. */
    static final Duration MOST_AHEAD = Duration.ofMinutes(10);

    private static final Instant EARLIEST = Instant.parse("2001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final InstantSource clock;
    private Map<SeriesIdentity, Last> last = Map.of();

    OwnTimestamps(InstantSource clock) {
        this.clock = clock;
    }

    /** Why a value is left out. */
    private enum Fault {
        IMPLAUSIBLE("a timestamp that cannot be, seconds or microseconds in place of milliseconds perhaps"),
        AHEAD("a timestamp more than 10 minutes ahead of our clock"),
        OLDER("a timestamp older than their last one"),
        REWRITTEN("the timestamp of their last value beside another value");

        private final String words;

        Fault(String words) {
            this.words = words;
        }
    }

    private record Last(double millis, double value) {}

    private record Dropped(int count, String example) {}

    PageJudgement newPage() {
        return new PageJudgement();
    }

    /** The timestamps of one page. They count for later pages only once the page was read to its end. */
    final class PageJudgement {
        private final double nowMillis = (double) clock.millis();
        private final Map<SeriesIdentity, Last> seen = new HashMap<>();
        private final Map<Fault, Dropped> dropped = new EnumMap<>(Fault.class);

        /** Whether the value is news; {@code millis} since 1970. */
        boolean admits(SeriesIdentity series, double millis, double value) {
            Last before = last.get(series);
            Optional<Fault> fault = fault(before == null ? Optional.empty() : Optional.of(before), millis, value);
            if (fault.isPresent()) {
                dropped.merge(
                        fault.get(),
                        new Dropped(1, series.name()),
                        (known, _) -> new Dropped(known.count() + 1, known.example()));
                if (before != null) {
                    seen.put(series, before);
                }
                return false;
            }
            seen.put(series, new Last(millis, value));
            return true;
        }

        private Optional<Fault> fault(Optional<Last> before, double millis, double value) {
            if (millis < EARLIEST.toEpochMilli() || millis > LATEST.toEpochMilli()) {
                return Optional.of(Fault.IMPLAUSIBLE);
            }
            if (millis > nowMillis + MOST_AHEAD.toMillis()) {
                return Optional.of(Fault.AHEAD);
            }
            return before.flatMap(known -> {
                if (millis < known.millis()) {
                    return Optional.of(Fault.OLDER);
                }
                boolean rewritten = millis == known.millis() && Double.compare(value, known.value()) != 0;
                return rewritten ? Optional.of(Fault.REWRITTEN) : Optional.empty();
            });
        }

        /** Keeps what was seen; returns a sentence for each kind of fault. */
        List<String> accept() {
            last = seen;
            List<String> warnings = new ArrayList<>();
            dropped.forEach((fault, series) -> warnings.add(series.count() + " series, " + series.example()
                    + " for one, carry " + fault.words + "; they were left out"));
            return warnings;
        }
    }
}
