package dev.headroom.collector.job;

import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One job. A failure is logged once until it works again: what fails every few seconds would fill the log. Thread-safe. */
public final class BackgroundJob {

    private static final Logger log = LoggerFactory.getLogger(BackgroundJob.class);

    private final String consequence;
    private volatile boolean failing;

    BackgroundJob(String consequence) {
        this.consequence = consequence;
    }

    /** Does the work now; whether it worked. Nothing leaves it, since a schedule ends at the first exception. */
    public boolean run(Runnable work) {
        return run(work, Optional::empty);
    }

    /** The same with a second look: {@code trouble} says what of the work failed without an exception. */
    public boolean run(Runnable work, Supplier<Optional<String>> trouble) {
        try {
            work.run();
            report(trouble.get());
            return !failing;
        } catch (RuntimeException failure) {
            report(Optional.of(failure.toString()));
            return false;
        }
    }

    /** How the work went, for work that knows better than by an exception; empty when well. */
    public void report(Optional<String> failure) {
        if (failure.isPresent() && !failing) {
            log.warn("{}: {}", consequence, failure.get());
        }
        if (failure.isEmpty() && failing) {
            log.info("Over: {}.", consequence);
        }
        failing = failure.isPresent();
    }

    public boolean isFailing() {
        return failing;
    }
}
