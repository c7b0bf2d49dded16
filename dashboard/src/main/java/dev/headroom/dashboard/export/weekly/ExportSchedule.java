package dev.headroom.dashboard.export.weekly;

import dev.headroom.collector.job.BackgroundJob;
import dev.headroom.collector.storage.Duty;
import dev.headroom.collector.storage.Leadership;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks every minute whether an export is due, as long as forecasts are this instance's duty. One that was missed is made
 * up for; one that fails is tried again every ten minutes and counts as a failing job until it succeeds. Thread-safe.
 */
final class ExportSchedule implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ExportSchedule.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration BEFORE_RETRY = Duration.ofMinutes(10);

    private final Optional<WeeklyExport> export;
    private final BackgroundJob job;
    private final Leadership leadership;
    private final InstantSource clock;
    private @Nullable ScheduledExecutorService thread;

    /** One thread: only the schedule's. */
    private Instant nextAttempt = Instant.MIN;

    /** Without an export it stands still. */
    ExportSchedule(Optional<WeeklyExport> export, BackgroundJob job, Leadership leadership, InstantSource clock) {
        this.export = export;
        this.job = job;
        this.leadership = leadership;
        this.clock = clock;
    }

    @Override
    public boolean isAutoStartup() {
        return export.isPresent();
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            thread = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("export").daemon().factory());
            var _ = thread.scheduleWithFixedDelay(
                    this::lookIfLeading, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** A schedule stops at the first exception that leaves it. */
    private void lookIfLeading() {
        try {
            leadership.lead(Duty.FORECASTS, this::look);
        } catch (RuntimeException broken) {
            failed(broken.toString());
        }
    }

    void look() {
        Instant now = clock.instant();
        if (now.isBefore(nextAttempt)) {
            return;
        }
        WeeklyExport weekly = export.orElseThrow();
        try {
            weekly.due(now).ifPresent(due -> settle(weekly.run(due)));
        } catch (IOException unusable) {
            failed("the directory cannot be used: " + unusable);
        }
    }

    private void settle(ExportOutcome outcome) {
        switch (outcome) {
            case ExportOutcome.Failed(var reason) -> failed(reason);
            case ExportOutcome.Exported(var files, var missing) -> {
                job.report(Optional.empty());
                LOG.info("the weekly export wrote {} files", files);
                if (!missing.isEmpty()) {
                    LOG.warn("the weekly export has nothing of {}", missing);
                }
            }
        }
    }

    private void failed(String reason) {
        nextAttempt = clock.instant().plus(BEFORE_RETRY);
        job.report(Optional.of(reason));
    }
}
