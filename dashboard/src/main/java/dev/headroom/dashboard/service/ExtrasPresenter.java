package dev.headroom.dashboard.service;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.ExtraSeries;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.HostHistory;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.sample.HostSample;
import dev.headroom.collector.sample.SeriesKey;
import dev.headroom.dashboard.page.Loaded;
import dev.headroom.dashboard.page.Moment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks for what is known beside the typed series: what dialects keep, and the machines. Thread-safe. */
@Component
final class ExtrasPresenter {
    private static final int MOST_CHARTS = 24;
    private static final int MOST_SERIES = 200;

    private final ExtraHistory extras;
    private final HostHistory hosts;
    private final Freshness freshness;

    /** All series of one name over the range. */
    record Trace(ExtraSeries about, Map<SeriesKey, TimeSeries> series) {}

    ExtrasPresenter(History history, ExtraHistory extras, HostHistory hosts) {
        this.extras = extras;
        this.hosts = hosts;
        this.freshness = new Freshness(history);
    }

    Loaded<List<HostSample>> machines(ServiceName service) {
        List<HostSample> newest = hosts.hosts(service);
        return newest.isEmpty() ? Loaded.none("service.no-machines") : Loaded.of(newest);
    }

    Loaded<List<Trace>> traces(ServiceName service, Moment moment) {
        Map<String, ExtraSeries> names = new LinkedHashMap<>();
        extras.kept(service).forEach(series -> names.putIfAbsent(series.key().name(), series));
        if (names.isEmpty()) {
            return Loaded.none("service.no-extras");
        }
        List<Trace> traces = new ArrayList<>();
        names.values().stream()
                .limit(MOST_CHARTS)
                .forEach(about -> traces.add(
                        new Trace(about, extras.series(service, about.key().name(), moment.window(), MOST_SERIES))));
        List<TimeSeries> all = traces.stream()
                .map(trace -> trace.series().values())
                .flatMap(Collection::stream)
                .toList();
        return freshness.judge(service, moment, traces, all);
    }
}
