package dev.headroom.alerts.anomaly;

import dev.headroom.alerts.memory.Remembered;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.LatencyHistogram;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.collector.sample.LatencyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the last hour of a service against its last four weeks. What is usual is learned again every few hours, and the
 * newest value is looked at once a minute. Thread-safe.
 */
public final class Anomalies {

    /** What may be unusual about a service. */
    public enum Measure {
        /** Requests per second. */
        LOAD(0.5, 0.08),
        /** Share of offered requests that are rejected. */
        REJECTIONS(0.01, 0.1),
        /** 95th percentile of the time to first token, seconds. */
        LATENCY(0.1, 0.15),
        GPU_UTILIZATION(0.03, 0.08);

        private final double floor;
        private final double floorShare;

        Measure(double floor, double floorShare) {
            this.floor = floor;
            this.floorShare = floorShare;
        }
    }

    private static final Duration LEARNED_FROM = Duration.ofDays(28);
    private static final Duration LEARN_AGAIN = Duration.ofHours(6);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final double P95 = 0.95;
    private static final double HALF = 0.5;

    private final History history;
    private final Remembered<Key, Optional<SeasonalProfile>> profiles = new Remembered<>(_ -> LEARN_AGAIN);
    private final Remembered<Key, Double> scores = new Remembered<>(_ -> LOOK_AGAIN);

    private record Key(ServiceName service, Measure measure) {}

    public Anomalies(History history) {
        this.history = history;
    }

    /**
     * How far the last hour lies from what is usual, in robust standard deviations: the mildest of it, so that a short
     * burst is none. NaN while fewer than seven days are known.
     */
    public double deviations(ServiceName service, Measure measure, Instant now) {
        return scores.of(new Key(service, measure), now, key -> look(key, now));
    }

    private double look(Key key, Instant now) {
        return profiles.of(key, now, same -> learn(same, now))
                .map(profile -> mildest(profile, key, now))
                .orElse(Double.NaN);
    }

    private Optional<SeasonalProfile> learn(Key key, Instant now) {
        Window window = Window.covering(now.minus(LEARNED_FROM), now.minus(HOUR), HOUR);
        return SeasonalProfile.of(values(key, window), key.measure().floor, key.measure().floorShare);
    }

    /** Over the two halves of the last hour. */
    private double mildest(SeasonalProfile usual, Key key, Instant now) {
        Duration half = HOUR.dividedBy(2);
        double mildest = Double.POSITIVE_INFINITY;
        for (int back = 1; back <= 2; back++) {
            Instant from = now.minus(half.multipliedBy(back));
            Window window = new Window(
                    Instant.ofEpochSecond(from.getEpochSecond() / 60 * 60),
                    Instant.ofEpochSecond(from.getEpochSecond() / 60 * 60).plus(half),
                    Duration.ofMinutes(5));
            double[] known = values(key, window).knownValues().sorted().toArray();
            double value = known.length == 0 ? Double.NaN : known[(int) (HALF * (known.length - 1))];
            mildest = Math.min(mildest, usual.score(from.plus(half.dividedBy(2)), value));
        }
        return mildest;
    }

    private TimeSeries values(Key key, Window window) {
        return switch (key.measure()) {
            case LOAD -> signal(key, Signal.OFFERED_RPS, window);
            case GPU_UTILIZATION -> signal(key, Signal.GPU_UTILIZATION, window);
            case REJECTIONS -> rejections(key, window);
            case LATENCY -> latency(key, window);
        };
    }

    private TimeSeries signal(Key key, Signal signal, Window window) {
        TimeSeries series =
                history.series(key.service(), Set.of(signal), window).get(signal);
        return series == null ? unknown(window) : series;
    }

    private TimeSeries rejections(Key key, Window window) {
        TimeSeries offered = signal(key, Signal.OFFERED_RPS, window);
        TimeSeries rejected429 = signal(key, Signal.REJECTED_429_RPS, window);
        TimeSeries rejected503 = signal(key, Signal.REJECTED_503_RPS, window);
        double[] shares = new double[window.points()];
        Arrays.setAll(shares, point -> {
            double one = rejected429.at(point);
            double other = rejected503.at(point);
            double both = Double.isNaN(one) ? other : one + (Double.isNaN(other) ? 0 : other);
            return offered.at(point) > 0 ? both / offered.at(point) : Double.NaN;
        });
        return new TimeSeries(window, shares);
    }

    private TimeSeries latency(Key key, Window window) {
        List<Optional<LatencyHistogram>> seen = history.latencies(key.service(), LatencyKind.TTFT, window);
        double[] seconds = new double[window.points()];
        Arrays.setAll(
                seconds, point -> seen.get(point).map(one -> one.quantile(P95)).orElse(Double.NaN));
        return new TimeSeries(window, seconds);
    }

    private static TimeSeries unknown(Window window) {
        double[] none = new double[window.points()];
        Arrays.fill(none, Double.NaN);
        return new TimeSeries(window, none);
    }
}
