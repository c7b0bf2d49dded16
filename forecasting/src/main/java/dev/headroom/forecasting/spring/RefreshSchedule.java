package dev.headroom.forecasting.spring;

import dev.headroom.collector.fleet.Role;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.storage.Duty;
import dev.headroom.collector.storage.Leadership;
import dev.headroom.forecasting.refresh.OutlookRefresher;
import dev.headroom.forecasting.replica.ReplicaWatch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

    /** Replicas take minutes to start: a look a minute is enough, and the lists are long. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final Duties duties;
    private final Leadership leadership;
    private final boolean takesPart;
    /** One thread: only the schedule's. */
    private boolean failing;

    private @Nullable ScheduledExecutorService thread;

    /** One thread: only the schedule's. */
    private Instant lastLook = Instant.MIN;

    /** What is to be done in turn. */
    public record Duties(OutlookRefresher refresher, ReplicaWatch watch, InstantSource clock) {}

    /** Stands still in a process that is no forecaster. */
    public RefreshSchedule(Duties duties, Leadership leadership, Roles roles) {
        this.duties = duties;
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
            leadership.lead(Duty.FORECASTS, this::lookAndRefresh);
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                LOG.warn("outlooks were not refreshed: {}", failure.toString());
            }
            failing = true;
        }
    }

    private void lookAndRefresh() {
        Instant now = duties.clock().instant();
        if (!lastLook.plus(BETWEEN_LOOKS).isAfter(now)) {
            lastLook = now;
            duties.watch().look(now);
        }
        duties.refresher().refreshDue();
    }
}
