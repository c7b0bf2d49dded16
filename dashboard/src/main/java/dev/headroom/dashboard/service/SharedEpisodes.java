package dev.headroom.dashboard.service;

import dev.headroom.alerts.diagnosis.Diagnoses;
import dev.headroom.alerts.diagnosis.Episode;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.page.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The busy stretches of a service, found once for all charts of a page: over a month that takes half a second. Keeps the
 * latest answer for each service. Thread-safe.
 */
final class SharedEpisodes {
    /** Names come from addresses, so that their number needs a bound. */
    private static final int MOST_SERVICES = 1000;

    private final Diagnoses diagnoses;
    private final Map<ServiceName, Answer> latest = new ConcurrentHashMap<>();

    private record Answer(Instant from, Instant to, List<Episode> episodes) {
        boolean isFor(Moment moment) {
            return from.equals(moment.from()) && to.equals(moment.to());
        }
    }

    SharedEpisodes(Diagnoses diagnoses) {
        this.diagnoses = diagnoses;
    }

    /** Whoever asks for the same moment meanwhile waits for the first one's answer. */
    List<Episode> of(ServiceName service, Moment moment) {
        if (latest.size() > MOST_SERVICES) {
            latest.clear();
        }
        return latest.compute(service, (name, seen) -> seen != null && seen.isFor(moment) ? seen : find(name, moment))
                .episodes();
    }

    private Answer find(ServiceName service, Moment moment) {
        return new Answer(moment.from(), moment.to(), diagnoses.episodes(service, moment.from(), moment.to()));
    }
}
