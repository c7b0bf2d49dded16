package dev.headroom.dashboard.gpus;

import dev.headroom.collector.history.GpuState;
import dev.headroom.collector.history.History;
import dev.headroom.dashboard.page.Loaded;
import dev.headroom.dashboard.page.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks for what the page of GPUs shows. Thread-safe. */
@Component
final class GpusPresenter {
    private static final Duration OLD = Duration.ofMinutes(2);

    private final History history;

    GpusPresenter(History history) {
        this.history = history;
    }

    /** Newest state of every GPU; old as a whole only when all of them are. */
    Loaded<List<GpuState>> gpus(Moment moment) {
        List<GpuState> gpus = history.gpus();
        Optional<Instant> newest = gpus.stream().map(GpuState::lastSample).max(Comparator.naturalOrder());
        if (newest.isEmpty()) {
            return Loaded.empty("gpus.none");
        }
        return newest.get().plus(OLD).isBefore(moment.now()) ? new Loaded.Stale<>(gpus, newest.get()) : Loaded.of(gpus);
    }
}
