package dev.headroom.alerts.diagnosis;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.Window;
import dev.headroom.forecasting.Outlooks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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

    private final Look.Source source;
    private final EpisodeStore store;
    private final Reckoning reckoning;
    private final InstantSource clock;

    /** Episodes that the store holds are taken from there, and only what came later is found in the history. */
    public HistoryDiagnoses(History history, Fleet fleet, Outlooks outlooks, EpisodeStore store, InstantSource clock) {
        this.source = new Look.Source(history, fleet, outlooks);
        this.store = store;
        this.reckoning = new Reckoning(source);
        this.clock = clock;
    }

    @Override
    public Diagnosis now(ServiceName service, Instant now) {
        Optional<Instant> last = source.history().lastSample(service);
        if (last.isEmpty()) {
            return new Diagnosis.Unknown(Diagnosis.Reason.NEVER_SEEN, Optional.empty());
        }
        if (last.get().plus(STALE).isBefore(now)) {
            return new Diagnosis.Unknown(Diagnosis.Reason.NO_DATA, last);
        }
        Window window = Window.covering(now.minus(FIRST_LOOK), now, MINUTE);
        Look look = source.at(service, window, now);
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
        List<Stretch> before = source.at(service, earlier, seen.from()).stretches(MINUTE);
        return before.isEmpty() ? stretch : stretch.continuing(before.getLast());
    }

    private static Optional<Stretch> current(Look look, Instant now) {
        List<Stretch> stretches = look.stretches(MINUTE);
        return stretches.isEmpty() || stretches.getLast().end().plus(STILL).isBefore(now)
                ? Optional.empty()
                : Optional.of(stretches.getLast());
    }

    private static Diagnosis.Busy busy(Stretch stretch, DecisionList list) {
        EvidenceOf evidence = new EvidenceOf(list);
        return new Diagnosis.Busy(
                stretch.cause(),
                stretch.start(),
                evidence.facts(stretch.cause(), stretch.newest()),
                stretch.runnerUp(evidence),
                stretch.lostRequests());
    }

    @Override
    public List<Episode> episodes(ServiceName service, Instant from, Instant to) {
        Optional<Instant> kept = store.keptUntil(service).filter(until -> until.isAfter(from));
        if (kept.isEmpty()) {
            // An episode that began before the range is shown from its true start, as far back as a first look goes.
            return found(service, from.minus(FIRST_LOOK), to).stream()
                    .filter(episode ->
                            episode.end().map(end -> end.isAfter(from)).orElse(true))
                    .toList();
        }
        List<Episode> episodes = new ArrayList<>(store.between(service, from, to));
        if (kept.get().isBefore(to)) {
            episodes.addAll(found(service, kept.get(), to));
        }
        return episodes;
    }

    private List<Episode> found(ServiceName service, Instant from, Instant to) {
        Window window = Window.covering(from, to, stepFor(Duration.between(from, to)));
        Look look = source.at(service, window, clock.instant());
        return look.stretches(SHORTEST_EPISODE).stream()
                .map(stretch -> reckoning.episode(look, stretch, endOf(stretch)))
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
}
