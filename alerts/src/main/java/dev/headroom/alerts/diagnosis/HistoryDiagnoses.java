package dev.headroom.alerts.diagnosis;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.Window;
import dev.headroom.forecasting.Outlooks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Finds causes in the history by the decision list. Every question costs one query of signals for its range, and the
 * nodes' series only where a queue needs an explanation that the sums do not give. Thread-safe.
 */
public final class HistoryDiagnoses implements Diagnoses {

    /** Without a sample for so long we do not know. */
    static final Duration STALE = Duration.ofMinutes(5);
    /** How far the newest busy moment may lie back for the service to be busy now. */
    private static final Duration STILL = Duration.ofMinutes(2);

    /** The rollups that episodes are read from may lag by that much. */
    private static final Duration ROLLED_UP_BY_THEN = Duration.ofMinutes(3);
    /** What was shorter is not worth remembering; what is going on now may be as short as a minute. */
    private static final Duration SHORTEST_EPISODE = Duration.ofMinutes(2);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Short enough to be read from samples rather than from rollups, which come a little later. */
    private static final Duration FIRST_LOOK = Duration.ofMinutes(110);

    private static final Duration LONG_LOOK = Duration.ofDays(2);

    private final History history;
    private final Fleet fleet;
    private final Outlooks outlooks;
    private final InstantSource clock;

    public HistoryDiagnoses(History history, Fleet fleet, Outlooks outlooks, InstantSource clock) {
        this.history = history;
        this.fleet = fleet;
        this.outlooks = outlooks;
        this.clock = clock;
    }

    @Override
    public Diagnosis now(ServiceName service, Instant now) {
        Optional<Instant> last = history.lastSample(service);
        if (last.isEmpty()) {
            return new Diagnosis.Unknown(Diagnosis.Reason.NEVER_SEEN, Optional.empty());
        }
        if (last.get().plus(STALE).isBefore(now)) {
            return new Diagnosis.Unknown(Diagnosis.Reason.NO_DATA, last);
        }
        Window window = Window.covering(now.minus(FIRST_LOOK), now, MINUTE);
        Look look = look(service, window, now);
        if (look.moments().reversed().stream().limit(3).noneMatch(Moment::isKnown)) {
            return new Diagnosis.Unknown(Diagnosis.Reason.NO_DATA, last);
        }
        return current(look, now)
                .map(stretch -> fromItsStart(stretch, service, window))
                .<Diagnosis>map(stretch -> busy(stretch, look.list()))
                .orElseGet(Diagnosis.Calm::new);
    }

    /** One that reaches back beyond the first look is followed up to two days further. */
    private Stretch fromItsStart(Stretch stretch, ServiceName service, Window seen) {
        if (stretch.start().isAfter(seen.from().plus(STILL))) {
            return stretch;
        }
        Window earlier = Window.covering(seen.from().minus(LONG_LOOK), seen.from(), MINUTE);
        List<Stretch> before = look(service, earlier, seen.from()).stretches(MINUTE);
        return before.isEmpty() ? stretch : stretch.continuing(before.getLast());
    }

    private static Optional<Stretch> current(Look look, Instant now) {
        List<Stretch> stretches = look.stretches(MINUTE);
        return stretches.isEmpty() || stretches.getLast().end().plus(STILL).isBefore(now)
                ? Optional.empty()
                : Optional.of(stretches.getLast());
    }

    private static Diagnosis.Busy busy(Stretch stretch, DecisionList list) {
        List<Fact> evidence = new EvidenceOf(list).facts(stretch.cause(), stretch.newest());
        return new Diagnosis.Busy(
                stretch.cause(), stretch.start(), evidence, stretch.runnerUp(), stretch.lostRequests());
    }

    @Override
    public List<Episode> episodes(ServiceName service, Instant from, Instant to) {
        Duration step = stepFor(Duration.between(from, to));
        // An episode that began before the range is shown from its true start, as far back as a first look goes.
        Look look = look(service, Window.covering(from.minus(FIRST_LOOK), to, step), clock.instant());
        EvidenceOf evidence = new EvidenceOf(look.list());
        return look.stretches(SHORTEST_EPISODE).stream()
                .filter(stretch -> stretch.end().isAfter(from))
                .map(stretch -> new Episode(
                        service,
                        stretch.start(),
                        endOf(stretch),
                        stretch.cause(),
                        stretch.runnerUp(),
                        evidence.facts(stretch.cause(), stretch.worst()),
                        stretch.lostRequests()))
                .toList();
    }

    /** Long ranges are read in coarser steps: a two-minute episode is then only seen when it colours its step. */
    private static Duration stepFor(Duration range) {
        if (range.compareTo(Duration.ofDays(2)) <= 0) {
            return MINUTE;
        }
        return range.compareTo(Duration.ofDays(31)) <= 0 ? Duration.ofMinutes(5) : Duration.ofHours(1);
    }

    private Optional<Instant> endOf(Stretch stretch) {
        boolean lasts = !stretch.end().plus(ROLLED_UP_BY_THEN).isBefore(clock.instant());
        return lasts ? Optional.empty() : Optional.of(stretch.end());
    }

    private Look look(ServiceName service, Window window, Instant now) {
        DecisionList list =
                new DecisionList(Bounds.of(service, fleet, outlooks), new NodeBalance(history, service, window));
        return new Look(window, list, Moments.settled(Moments.over(history, service, window), now));
    }

    /** One reading of a range. */
    private record Look(Window window, DecisionList list, List<Moment> moments) {

        List<Stretch> stretches(Duration shortest) {
            return Stretch.in(
                    moments.stream()
                            .map(moment -> new Stretch.Judged(moment, list.causesOf(moment)))
                            .toList(),
                    window.step(),
                    shortest);
        }
    }
}
