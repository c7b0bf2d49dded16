package dev.headroom.forecasting.spring;

import dev.headroom.collector.fleet.Role;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.storage.Duty;
import dev.headroom.collector.storage.Leadership;
import dev.headroom.forecasting.refresh.OutlookRefresher;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Asks the refresher every few seconds what is due, on one thread, as long as forecasts are this instance's duty.
 * Thread-safe.
 */
public final class RefreshSchedule implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshSchedule.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OutlookRefresher refresher;
    private final Leadership leadership;
    private final boolean takesPart;
    /** One thread: only the schedule's. */
    private boolean failing;

    private @Nullable ScheduledExecutorService thread;

    /** Stands still in a process that is no forecaster. */
    public RefreshSchedule(OutlookRefresher refresher, Leadership leadership, Roles roles) {
        this.refresher = refresher;
        this.leadership = leadership;
        this.takesPart = roles.include(Role.FORECASTER);
    }

    @Override
    public boolean isAutoStartup() {
        return takesPart;
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            thread = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("outlook").daemon().factory());
            var _ = thread.scheduleWithFixedDelay(this::refresh, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        if (thread == null) {
            return;
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** A schedule stops at the first exception that leaves it. Told once per outage, or it would fill the log. */
    private void refresh() {
        try {
            leadership.lead(Duty.FORECASTS, refresher::refreshDue);
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                LOG.warn("outlooks were not refreshed: {}", failure.toString());
            }
            failing = true;
        }
    }
}
