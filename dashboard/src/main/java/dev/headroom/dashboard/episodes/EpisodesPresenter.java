package dev.headroom.dashboard.episodes;

import dev.headroom.alerts.diagnosis.Diagnoses;
import dev.headroom.alerts.diagnosis.Episode;
import dev.headroom.collector.history.History;
import dev.headroom.dashboard.page.Loaded;
import dev.headroom.dashboard.page.Moment;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks for the busy stretches of all services. Thread-safe. */
@Component
final class EpisodesPresenter {

    private final History history;
    private final Diagnoses diagnoses;

    EpisodesPresenter(History history, Diagnoses diagnoses) {
        this.history = history;
        this.diagnoses = diagnoses;
    }

    /** Newest first. */
    Loaded<List<Episode>> episodes(Moment moment) {
        List<Episode> all = history.services().stream()
                .flatMap(service -> diagnoses.episodes(service, moment.from(), moment.to()).stream())
                .sorted(Comparator.comparing(Episode::start).reversed())
                .toList();
        return all.isEmpty() ? Loaded.none("episodes.none") : Loaded.of(all);
    }
}
