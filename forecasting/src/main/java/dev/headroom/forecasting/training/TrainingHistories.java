package dev.headroom.forecasting.training;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.Window;
import dev.headroom.forecasting.evaluation.RollingOrigin;
import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.refresh.LoadHistory;
import dev.headroom.forecasting.refresh.OutlookSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The load of all services, as far back as a model learns from: twice what an outlook reads. Thread-safe. */
final class TrainingHistories {

    private static final int TIMES_OUTLOOK = 2;

    private final History history;
    private final LoadHistory load;
    private final OutlookSettings settings;

    TrainingHistories(History history, LoadHistory load, OutlookSettings settings) {
        this.history = history;
        this.load = load;
        this.settings = settings;
    }

    int stepsAhead() {
        return Math.toIntExact(settings.horizon().dividedBy(settings.step()));
    }

    /** Up to the newest whole step; services without any load in that time are left out. */
    List<Past> all(Instant now) {
        long step = settings.step().toSeconds();
        Instant end = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), step) * step);
        Window window = new Window(end.minus(settings.history().multipliedBy(TIMES_OUTLOOK)), end, settings.step());
        List<Judged> all = new ArrayList<>();
        for (ServiceName service : history.services()) {
            DemandSeries series = DemandSeries.of(load.of(service, window, now), Seasons.ofCalendar(settings.step()));
            if (series.size() > 0) {
                all.add(judged(series));
            }
        }
        Instant cut = all.stream().map(Judged::from).min(Instant::compareTo).orElse(end);
        return all.stream().map(judged -> judged.before(cut)).toList();
    }

    /** Where the replays of coming outlooks of this series will begin at the earliest, and with which seasons. */
    private Judged judged(DemandSeries series) {
        int read = Math.toIntExact(Math.min(series.size(), settings.history().dividedBy(series.step())));
        int skipped = series.size() - read;
        DemandSeries asRead = DemandSeries.of(
                series.start().plus(series.step().multipliedBy(skipped)),
                series.step(),
                series.seasons(),
                Arrays.copyOfRange(series.observed(), skipped, series.size()));
        DemandSeries unjudged = RollingOrigin.neverJudged(asRead, stepsAhead());
        return new Judged(series, unjudged.end(), unjudged.seasons());
    }

    private record Judged(DemandSeries series, Instant from, Seasons seasons) {
        Past before(Instant cut) {
            long steps = Duration.between(series.start(), cut).dividedBy(series.step());
            return new Past(series, series.first(Math.toIntExact(Math.clamp(steps, 0, series.size()))), seasons);
        }
    }
}
