package dev.headroom.forecasting.refresh;

import dev.headroom.forecasting.annotation.AnnotationRetention;
import dev.headroom.forecasting.replica.ReplicaWatch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What the refreshing thread does in turn: looks at the replicas now and then, and refreshes what is due. One thread. */
public final class RefreshRound implements Runnable {

    /** Replicas take minutes to start: a look a minute is enough, and the lists are long. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final OutlookRefresher refresher;
    private final ReplicaWatch watch;
    private final AnnotationRetention annotations;
    private final InstantSource clock;
    private Instant lastLook = Instant.MIN;

    public RefreshRound(
            OutlookRefresher refresher, ReplicaWatch watch, AnnotationRetention annotations, InstantSource clock) {
        this.refresher = refresher;
        this.watch = watch;
        this.annotations = annotations;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        if (!lastLook.plus(BETWEEN_LOOKS).isAfter(now)) {
            lastLook = now;
            watch.look(now);
            annotations.tidyUp(now);
        }
        refresher.refreshDue();
    }
}
