package dev.headroom.dashboard.service;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.dashboard.page.Loaded;
import dev.headroom.dashboard.page.Moment;
import dev.headroom.dashboard.page.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Tells a fresh value from an old one and from none at all. */
record Freshness(History history) {
    /** A few missed scrapes are no reason to worry a reader. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    <T> Loaded<T> judge(ServiceName service, Moment moment, T value, Collection<TimeSeries> series) {
        boolean known =
                series.stream().anyMatch(one -> one.knownValues().findAny().isPresent());
        Optional<Instant> last = history.lastSample(service);
        if (!known) {
            boolean silent = last.isPresent() && isOld(last.get(), moment);
            return new Loaded.Empty<>(
                    last.isEmpty() ? "service.never-seen" : "service.nothing-here", silent ? last : Optional.empty());
        }
        boolean old = moment.range() instanceof TimeRange.Last && last.isPresent() && isOld(last.get(), moment);
        return old ? new Loaded.Stale<>(value, last.get()) : Loaded.of(value);
    }

    private static boolean isOld(Instant last, Moment moment) {
        return last.plus(LIMIT).isBefore(moment.now());
    }
}
