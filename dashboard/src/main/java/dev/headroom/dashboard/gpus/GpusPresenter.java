package dev.headroom.dashboard.gpus;

import dev.headroom.collector.history.GpuHistory;
import dev.headroom.collector.history.GpuState;
import dev.headroom.collector.history.History;
import dev.headroom.collector.sample.GpuEvent;
import dev.headroom.dashboard.page.Loaded;
import dev.headroom.dashboard.page.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks for what the page of GPUs shows. Thread-safe. */
@Component
final class GpusPresenter {
    private static final Duration OLD = Duration.ofMinutes(2);

    private static final Duration EVENTS = Duration.ofDays(30);
    private static final int MOST_EVENTS = 200;

    private final History history;
    private final GpuHistory events;

    GpusPresenter(History history, GpuHistory events) {
        this.history = history;
        this.events = events;
    }

    /** Newest state of every GPU; old as a whole only when all of them are. */
    Loaded<Gpus> gpus(Moment moment) {
        List<GpuState> states = history.gpus();
        Optional<Instant> newest = states.stream().map(GpuState::lastSample).max(Comparator.naturalOrder());
        if (newest.isEmpty()) {
            return Loaded.empty("gpus.none");
        }
        Gpus gpus =
                new Gpus(states, events.lost().stream().map(GpuEvent::device).collect(Collectors.toSet()));
        return newest.get().plus(OLD).isBefore(moment.now()) ? new Loaded.Stale<>(gpus, newest.get()) : Loaded.of(gpus);
    }

    /** What befell GPUs in the last thirty days, whatever range the page shows. */
    Loaded<List<GpuEvent>> events(Moment moment) {
        List<GpuEvent> found = events.events(moment.now().minus(EVENTS), MOST_EVENTS);
        return found.isEmpty() ? Loaded.empty("gpus.events.none") : Loaded.of(found);
    }
}
