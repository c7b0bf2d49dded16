package dev.headroom.alerts.diagnosis;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.Window;
import dev.headroom.forecasting.Outlooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Works through the past, oldest first and minute by minute, and keeps every episode that is over. What arrives later
 * than {@link #SETTLED} for a stretch that was looked through is not looked at again. One thread.
 */
public final class EpisodeKeeper {

    /** Samples that come later than this are rare: the rollups are done and most queues are drained. */
    static final Duration SETTLED = Duration.ofMinutes(15);

    private static final Duration BACK = Duration.ofDays(30);
    private static final Duration CHUNK = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SHORTEST = Duration.ofMinutes(2);
    /** What is busy again within this time is the same stretch. */
    private static final Duration GAP = Duration.ofMinutes(3);
    /** Before the first chunk, so that what is usual is known when little time has passed since the last. */
    private static final Duration LEAD_IN = Duration.ofMinutes(90);
    /** So many days are looked through at a time, so that the first run does not keep others waiting. */
    private static final int MOST_CHUNKS = 8;

    private final Look.Source source;
    private final Reckoning reckoning;
    private final EpisodeStore store;
    private final Duration back;

    /** Works through the last 30 days. */
    public EpisodeKeeper(History history, Fleet fleet, Outlooks outlooks, EpisodeStore store) {
        this(new Look.Source(history, fleet, outlooks), store, BACK);
    }

    EpisodeKeeper(Look.Source source, EpisodeStore store, Duration back) {
        this.source = source;
        this.reckoning = new Reckoning(source);
        this.store = store;
        this.back = back;
    }

    /** Keeps what has ended since the last call. True when the past of some service is not worked through yet. */
    public boolean catchUp(Instant now) {
        boolean more = false;
        for (ServiceName service : source.history().services()) {
            more |= catchUp(service, now);
        }
        return more;
    }

    private boolean catchUp(ServiceName service, Instant now) {
        Instant end = now.minus(SETTLED);
        for (int chunk = 0; chunk < MOST_CHUNKS; chunk++) {
            Instant from = store.keptUntil(service).orElse(now.minus(back));
            if (Duration.between(from, end).compareTo(MINUTE) < 0) {
                return false;
            }
            Instant to = from.plus(CHUNK).isBefore(end) ? from.plus(CHUNK) : end;
            look(service, from, to, now);
            if (to.equals(end)) {
                return false;
            }
        }
        return true;
    }

    private void look(ServiceName service, Instant from, Instant to, Instant now) {
        Window window = Window.covering(from.minus(LEAD_IN), to, MINUTE);
        Look look = source.at(service, window, now);
        List<Stretch> stretches = look.stretches(MINUTE).stream()
                .filter(stretch -> stretch.end().isAfter(from))
                .map(stretch -> stretch.notBefore(from))
                .toList();
        boolean lasts = !stretches.isEmpty() && mayGoOn(stretches.getLast(), window.to());
        // One that may go on is found again, whole, by the next look.
        Instant until = lasts ? stretches.getLast().start() : to;
        List<Episode> over = stretches.subList(0, stretches.size() - (lasts ? 1 : 0)).stream()
                .filter(stretch -> stretch.length().compareTo(SHORTEST) >= 0)
                .map(stretch -> reckoning.episode(look, stretch, Optional.of(stretch.end())))
                .toList();
        if (until.isAfter(from)) {
            store.keep(service, over, until);
        }
    }

    /** One that fills a whole chunk is kept in pieces, since looks must get on. */
    private static boolean mayGoOn(Stretch last, Instant end) {
        return !last.end().plus(GAP).isBefore(end) && last.length().compareTo(CHUNK.minus(SETTLED)) < 0;
    }
}
