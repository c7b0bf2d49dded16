package dev.headroom.dashboard.export.weekly;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether an export is due. One that was missed is made up for; one that fails is tried again every ten minutes and
 * counts as a failure until it succeeds. Thread-safe.
 */
final class ExportRound implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ExportRound.class);
    private static final Duration BEFORE_RETRY = Duration.ofMinutes(10);

    private final WeeklyExport export;
    private final InstantSource clock;
    private Optional<String> failure = Optional.empty();
    private Instant nextAttempt = Instant.MIN;

    ExportRound(WeeklyExport export, InstantSource clock) {
        this.export = export;
        this.clock = clock;
    }

    @Override
    public synchronized void run() {
        Instant now = clock.instant();
        if (now.isBefore(nextAttempt)) {
            return;
        }
        try {
            export.due(now).ifPresent(due -> settle(export.run(due)));
        } catch (IOException unusable) {
            failed("the directory cannot be used: " + unusable);
        }
    }

    /** Why the last attempt failed; empty when it did not. */
    synchronized Optional<String> failure() {
        return failure;
    }

    private void settle(ExportOutcome outcome) {
        switch (outcome) {
            case ExportOutcome.Failed(var reason) -> failed(reason);
            case ExportOutcome.Exported(var files, var missing) -> {
                failure = Optional.empty();
                LOG.info("the weekly export wrote {} files", files);
                if (!missing.isEmpty()) {
                    LOG.warn("the weekly export has nothing of {}", missing);
                }
            }
        }
    }

    private void failed(String reason) {
        nextAttempt = clock.instant().plus(BEFORE_RETRY);
        failure = Optional.of(reason);
    }
}
