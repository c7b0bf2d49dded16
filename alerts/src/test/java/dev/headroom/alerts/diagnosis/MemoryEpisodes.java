package dev.headroom.alerts.diagnosis;

import dev.headroom.collector.fleet.ServiceName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps episodes for the length of a test. One thread. */
public final class MemoryEpisodes implements EpisodeStore {

    final List<Episode> all = new ArrayList<>();
    private final Map<ServiceName, Instant> until = new HashMap<>();

    @Override
    public Optional<Instant> keptUntil(ServiceName service) {
        return Optional.ofNullable(until.get(service));
    }

    @Override
    public List<Episode> between(ServiceName service, Instant from, Instant to) {
        return all.stream()
                .filter(episode -> episode.end().orElseThrow().isAfter(from)
                        && episode.start().isBefore(to))
                .toList();
    }

    @Override
    public void keep(ServiceName service, List<Episode> episodes, Instant keptUntil) {
        all.addAll(episodes);
        until.put(service, keptUntil);
    }
}
