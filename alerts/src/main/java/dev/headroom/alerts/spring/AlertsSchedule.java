package dev.headroom.alerts.spring;

import dev.headroom.alerts.evaluation.EvaluationLoop;
import dev.headroom.alerts.notification.Dispatcher;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/** Delivers and evaluates while the application runs. */
public final class AlertsSchedule implements SmartLifecycle {

    private final EvaluationLoop loop;
    private final Dispatcher dispatcher;
    private final Duration interval;
    private volatile boolean running;

    public AlertsSchedule(EvaluationLoop loop, Dispatcher dispatcher, Duration interval) {
        this.loop = loop;
        this.dispatcher = dispatcher;
        this.interval = interval;
    }

    @Override
    public void start() {
        dispatcher.start();
        loop.start(interval);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        loop.close();
        dispatcher.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
