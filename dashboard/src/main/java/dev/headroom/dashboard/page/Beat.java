package dev.headroom.dashboard.page;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The beat at which open pages refresh themselves. Thread-safe. */
public final class Beat {
    public static final Duration PERIOD = Duration.ofSeconds(5);

    private final ScheduledExecutorService clockwork;

    public Beat(ScheduledExecutorService clockwork) {
        this.clockwork = clockwork;
    }

    /** Runs the task in the UI at every beat until the registration is removed. */
    public Registration every(UI ui, Runnable task) {
        Future<?> beating = clockwork.scheduleAtFixedRate(
                () -> inside(ui, task), PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return () -> beating.cancel(false);
    }

    private static void inside(UI ui, Runnable task) {
        try {
            var _ = ui.access(task::run);
        } catch (UIDetachedException _) {
            // The page went away between two beats; its detach listener cancels the beat.
        }
    }
}
