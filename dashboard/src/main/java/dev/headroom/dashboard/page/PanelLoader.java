package dev.headroom.dashboard.page;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the queries of panels away from the UI thread and brings the result back. Thread-safe. */
public final class PanelLoader {
    private static final Logger LOG = LoggerFactory.getLogger(PanelLoader.class);

    private final Executor executor;
    private final Semaphore atOnce;

    /** At most {@code atOnce} queries run at a time, over all browsers. */
    public PanelLoader(Executor executor, int atOnce) {
        this.executor = executor;
        this.atOnce = new Semaphore(atOnce);
    }

    /** Runs the source in the background and hands its outcome to the receiver in the UI thread. */
    public <T> void load(UI ui, Supplier<Loaded<T>> source, Consumer<Loaded<T>> receiver) {
        executor.execute(() -> {
            Loaded<T> loaded = guarded(source);
            try {
                var _ = ui.access(() -> receiver.accept(loaded));
            } catch (UIDetachedException gone) {
                LOG.trace("The page was closed before a panel was loaded", gone);
            }
        });
    }

    private <T> Loaded<T> guarded(Supplier<Loaded<T>> source) {
        try {
            atOnce.acquire();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Loaded.Failed<>("interrupted");
        }
        try {
            return source.get();
        } catch (RuntimeException failure) {
            LOG.warn("A panel could not be loaded", failure);
            return new Loaded.Failed<>(failure.getClass().getSimpleName());
        } finally {
            atOnce.release();
        }
    }
}
