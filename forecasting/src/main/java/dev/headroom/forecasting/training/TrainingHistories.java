package dev.headroom.forecasting.training;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.forecasting.evaluation.RollingOrigin;
import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.refresh.OutlookSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The load of all services, as far back as a network learns from: twice what an outlook reads. Thread-safe. */
final class TrainingHistories {

    private static final int TIMES_OUTLOOK = 2;

    private final History history;
    private final OutlookSettings settings;

    TrainingHistories(History history, OutlookSettings settings) {
        this.history = history;
        this.settings = settings;
    }

    int stepsAhead() {
        return Math.toIntExact(settings.horizon().dividedBy(settings.step()));
    }

    Duration step() {
        return settings.step();
    }

    /** Up to the newest whole step; services without any load in that time are left out. */
    List<DemandSeries> all(Instant now) {
        long step = settings.step().toSeconds();
        Instant end = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), step) * step);
        Window window = new Window(end.minus(settings.history().multipliedBy(TIMES_OUTLOOK)), end, settings.step());
        List<DemandSeries> all = new ArrayList<>();
        for (ServiceName service : history.services()) {
            TimeSeries offered = Objects.requireNonNull(
                    history.series(service, Set.of(Signal.OFFERED_RPS), window).get(Signal.OFFERED_RPS));
            DemandSeries series = DemandSeries.of(offered, Seasons.ofCalendar(settings.step()));
            if (series.size() > 0) {
                all.add(series);
            }
        }
        return all;
    }

    /** The histories without the days by which the ensemble judges its members; empty ones are left out. */
    List<DemandSeries> withoutJudgedDays(List<DemandSeries> all) {
        Optional<Instant> cut = all.stream().map(this::firstJudged).min(Comparator.naturalOrder());
        return all.stream()
                .map(series -> series.first(Math.toIntExact(Math.clamp(
                        Duration.between(series.start(), cut.orElseThrow()).dividedBy(series.step()),
                        0,
                        series.size()))))
                .filter(series -> series.size() > 0)
                .toList();
    }

    /** Where the replay of the next outlook of this series will begin. */
    private Instant firstJudged(DemandSeries series) {
        int read = Math.toIntExact(Math.min(series.size(), settings.history().dividedBy(series.step())));
        int skipped = series.size() - read;
        DemandSeries asRead = DemandSeries.of(
                series.start().plus(series.step().multipliedBy(skipped)),
                series.step(),
                series.seasons(),
                Arrays.copyOfRange(series.observed(), skipped, series.size()));
        return RollingOrigin.over(asRead, stepsAhead()).beforeFirst(asRead).end();
    }
}
