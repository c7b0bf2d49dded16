package dev.headroom.forecasting.annotation;

import java.time.Duration;
import java.time.Instant;

/** Forgets remarks that are older than the history they belong to, once a day. One thread. */
public final class AnnotationRetention {

    private static final Duration BETWEEN = Duration.ofDays(1);

    private final Annotations annotations;
    private final Duration kept;
    private Instant next = Instant.MIN;

    public AnnotationRetention(Annotations annotations, Duration kept) {
        this.annotations = annotations;
        this.kept = kept;
    }

    public void tidyUp(Instant now) {
        if (!now.isBefore(next)) {
            annotations.forgetBefore(now.minus(kept));
            next = now.plus(BETWEEN);
        }
    }
}
