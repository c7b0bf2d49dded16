package dev.headroom.dashboard.overview;

import dev.headroom.alerts.diagnosis.Diagnoses;
import dev.headroom.alerts.diagnosis.Episode;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.dashboard.chart.Signals;
import dev.headroom.dashboard.page.Loaded;
import dev.headroom.dashboard.page.Moment;
import dev.headroom.dashboard.service.ServiceSummaries;
import dev.headroom.dashboard.service.ServiceSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Asks for what the overview shows. Thread-safe. */
@Component
final class OverviewPresenter {
    private static final Duration EPISODES_BACK = Duration.ofHours(24);
    private static final List<Signal> REJECTED =
            List.of(Signal.REJECTED_429_RPS, Signal.REJECTED_503_RPS, Signal.FAILED_RPS);

    private final History history;
    private final Diagnoses diagnoses;
    private final ServiceSummaries summaries;

    /** Busy stretches of one service. */
    record Lane(ServiceName service, List<Episode> episodes) {}

    record Lanes(Instant from, Instant to, List<Lane> lanes) {}

    OverviewPresenter(History history, Diagnoses diagnoses, ServiceSummaries summaries) {
        this.history = history;
        this.diagnoses = diagnoses;
        this.summaries = summaries;
    }

    Loaded<List<ServiceSummary>> services(Moment moment) {
        return summaries.loaded(moment);
    }

    /** Rejected and failed requests over all services; a step is unknown where no service knows it. */
    Loaded<Signals> rejected(Moment moment) {
        Window window = moment.window();
        List<Signals> each = history.services().stream()
                .map(service -> new Signals(history.series(service, Set.copyOf(REJECTED), window)))
                .toList();
        Map<Signal, TimeSeries> result = new EnumMap<>(Signal.class);
        REJECTED.forEach(signal -> result.put(signal, sum(window, each, signal)));
        boolean known = result.values().stream()
                .anyMatch(series -> series.knownValues().findAny().isPresent());
        return known ? Loaded.of(new Signals(result)) : Loaded.empty("overview.no-rejected");
    }

    Loaded<Lanes> episodes(Moment moment) {
        Instant from = moment.now().minus(EPISODES_BACK);
        List<Lane> lanes = history.services().stream()
                .map(service -> new Lane(service, diagnoses.episodes(service, from, moment.now())))
                .toList();
        return lanes.stream().allMatch(lane -> lane.episodes().isEmpty())
                ? Loaded.none("overview.no-episodes")
                : Loaded.of(new Lanes(from, moment.now(), lanes));
    }

    private static TimeSeries sum(Window window, List<Signals> each, Signal signal) {
        double[] sum = new double[window.points()];
        Arrays.fill(sum, Double.NaN);
        for (Signals signals : each) {
            TimeSeries series = signals.of(signal);
            for (int point = 0; point < sum.length; point++) {
                if (series.known(point)) {
                    sum[point] = (Double.isNaN(sum[point]) ? 0 : sum[point]) + series.at(point);
                }
            }
        }
        return new TimeSeries(window, sum);
    }
}
