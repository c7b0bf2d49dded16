package dev.headroom.forecasting.spring;

import dev.headroom.collector.fleet.Role;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.storage.Duty;
import dev.headroom.collector.storage.Leadership;
import dev.headroom.forecasting.model.lstm.ProcessSettings;
import dev.headroom.forecasting.training.NetworkTraining;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * One thread that gives way to all others and asks every half minute what there is to train, as long as forecasts are this
 * instance's duty: who forecasts needs the networks. Thread-safe.
 */
public final class TrainingSchedule implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingSchedule.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final NetworkTraining training;
    private final Leadership leadership;
    private final boolean takesPart;
    private @Nullable ScheduledExecutorService thread;

    /** Stands still in a process that is no forecaster. */
    public TrainingSchedule(NetworkTraining training, Leadership leadership, Roles roles) {
        this.training = training;
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
                    task -> Thread.ofPlatform().name("training").daemon().unstarted(() -> {
                        ProcessSettings.giveWay();
                        task.run();
                    }));
            var _ = thread.scheduleWithFixedDelay(
                    this::work, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** A round under way ends first, which takes seconds; the job ends with it. */
    @Override
    public synchronized void stop() {
        if (thread == null) {
            return;
        }
        thread.shutdown();
        training.callOff();
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

    /** A schedule stops at the first exception that leaves it. */
    private void work() {
        try {
            leadership.lead(Duty.FORECASTS, training::work);
        } catch (RuntimeException failure) {
            LOG.warn("nothing was trained: {}", failure.toString());
        }
    }
}
