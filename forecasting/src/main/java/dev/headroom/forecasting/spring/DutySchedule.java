package dev.headroom.forecasting.spring;

import dev.headroom.collector.job.BackgroundJob;
import dev.headroom.collector.storage.Duty;
import dev.headroom.collector.storage.Leadership;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Asks again and again on one thread what there is to do, as long as forecasts are this instance's duty. Thread-safe. */
public final class DutySchedule implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Work work;
    private final Leadership leadership;
    private final boolean takesPart;
    private @Nullable ScheduledExecutorService thread;

    /**
     * What is done.
     *
     * @param job where a failure is seen
     * @param pause between the end of one look and the next
     * @param threads makes the one thread
     * @param look does what is due
     * @param failure what of it failed, where that is no exception; empty when nothing did
     * @param callOff shortens a look under way, since the process ends
     */
    public record Work(
            BackgroundJob job,
            Duration pause,
            ThreadFactory threads,
            Runnable look,
            Supplier<Optional<String>> failure,
            Runnable callOff) {}

    /** Stands still in a process that takes no part. */
    public DutySchedule(Work work, Leadership leadership, boolean takesPart) {
        this.work = work;
        this.leadership = leadership;
        this.takesPart = takesPart;
    }

    @Override
    public boolean isAutoStartup() {
        return takesPart;
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            long pause = work.pause().toMillis();
            thread = Executors.newSingleThreadScheduledExecutor(work.threads());
            var _ = thread.scheduleWithFixedDelay(this::look, 0, pause, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        if (thread == null) {
            return;
        }
        thread.shutdown();
        work.callOff().run();
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

    private void look() {
        work.job().run(() -> leadership.lead(Duty.FORECASTS, work.look()), work.failure());
    }
}
