package dev.headroom.alerts.spring;

import dev.headroom.alerts.delivery.Dispatcher;
import dev.headroom.alerts.evaluation.EvaluationLoop;
import dev.headroom.collector.fleet.Role;
import dev.headroom.collector.fleet.Roles;
import dev.headroom.collector.storage.DatabaseWatch;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/** Delivers and evaluates while the application runs. */
public final class AlertsSchedule implements SmartLifecycle {

    private final EvaluationLoop loop;
    private final Dispatcher dispatcher;
    private final Duration interval;
    private final boolean takesPart;
    private final DatabaseWatch database;
    private volatile boolean running;

    /** Stands still in a process that is no alerter. */
    public AlertsSchedule(
            EvaluationLoop loop, Dispatcher dispatcher, Duration interval, Roles roles, DatabaseWatch database) {
        this.loop = loop;
        this.dispatcher = dispatcher;
        this.interval = interval;
        this.takesPart = roles.include(Role.ALERTER);
        this.database = database;
    }

    @Override
    public boolean isAutoStartup() {
        return takesPart;
    }

    @Override
    public void start() {
        running = true;
        database.onceReady(this::dispatch);
        loop.start(interval);
    }

    /** Deliveries begin with the outbox, so not before there is one. */
    private void dispatch() {
        if (running) {
            dispatcher.start();
        }
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
