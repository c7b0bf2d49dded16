package dev.headroom.alerts.rule;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.ExtraHistory;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.DoubleStream;

/** Reads what the operator's own rules look at: the newest value of the last two minutes. */
final class WatchReading {
    private static final Duration LATELY = Duration.ofMinutes(2);
    private static final Duration STEP = Duration.ofSeconds(15);
    private static final int MOST_SERIES = 500;

    private final History history;
    private final ExtraHistory extras;

    WatchReading(History history, ExtraHistory extras) {
        this.history = history;
        this.extras = extras;
    }

    Reading of(Watch watch, ServiceName service, Instant now) {
        Window window = Window.covering(now.minus(LATELY), now, STEP);
        return switch (watch.metric()) {
            case Watch.Metric.OfSignal(var signal) ->
                Reading.of(history.series(service, Set.of(signal), window)
                        .getOrDefault(signal, new TimeSeries(window, unknown(window)))
                        .last());
            case Watch.Metric.OfExtra(var name) -> worst(service, name, watch.below(), window);
        };
    }

    private Reading worst(ServiceName service, String name, boolean below, Window window) {
        DoubleStream newest = extras.series(service, name, window, MOST_SERIES).values().stream()
                .mapToDouble(TimeSeries::last)
                .filter(value -> !Double.isNaN(value));
        return Reading.of((below ? newest.min() : newest.max()).orElse(Double.NaN));
    }

    private static double[] unknown(Window window) {
        double[] none = new double[window.points()];
        Arrays.fill(none, Double.NaN);
        return none;
    }
}
