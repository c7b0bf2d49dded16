package dev.headroom.alerts.spring;

import dev.headroom.alerts.diagnosis.EpisodeKeeper;
import dev.headroom.collector.fleet.Role;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.job.BackgroundJob;
import dev.headroom.collector.job.Jobs;
import dev.headroom.collector.storage.Duty;
import dev.headroom.collector.storage.Leadership;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Keeps episodes every few minutes, as long as alerts are this instance's duty. Thread-safe. */
public final class EpisodeSchedule implements SmartLifecycle {

    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final BackgroundJob job;
    private final EpisodeKeeper keeper;
    private final Leadership leadership;
    private final boolean takesPart;
    private final InstantSource clock;
    private @Nullable ScheduledExecutorService thread;
    /** One thread: only the schedule's. */
    private Instant next = Instant.MIN;

    /** Stands still in a process that is no alerter. */
    public EpisodeSchedule(EpisodeKeeper keeper, Jobs jobs, Leadership leadership, Roles roles, InstantSource clock) {
        this.job = jobs.named("episodes", "Busy stretches are not kept");
        this.keeper = keeper;
        this.leadership = leadership;
        this.takesPart = roles.include(Role.ALERTER);
        this.clock = clock;
    }

    @Override
    public boolean isAutoStartup() {
        return takesPart;
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            thread = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("episodes").daemon().factory());
            var _ = thread.scheduleWithFixedDelay(this::keep, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
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

    private void keep() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        job.run(() -> leadership.lead(Duty.ALERTS, () -> next = keeper.catchUp(now) ? now : now.plus(PAUSE)));
    }
}
