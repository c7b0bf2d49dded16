package dev.headroom.alerts.slo;

import dev.headroom.alerts.memory.Remembered;
import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * How fast a service spends the failures that its availability objective allows. Failed requests and 503 are bad. A
 * window is read again once a sixtieth of it has passed, so that a long one costs little. Thread-safe.
 */
public final class ErrorBudget {

    /** The objective is one of 30 days. */
    public static final Duration PERIOD = Duration.ofDays(30);

    /** Fewer failures than this in the long window are a quiet night, not a trend. */
    static final double FEWEST_BAD = 10;

    private static final int STEPS = 60;
    private static final Duration SHORTEST_STEP = Duration.ofMinutes(1);
    private static final Set<Signal> SIGNALS =
            Set.of(Signal.OFFERED_RPS, Signal.FAILED_RPS, Signal.REJECTED_429_RPS, Signal.REJECTED_503_RPS);

    private final History history;
    private final Fleet fleet;
    private final Remembered<Key, Served> readings =
            new Remembered<>(key -> key.window().dividedBy(STEPS));

    private record Key(ServiceName service, Duration window) {}

    public ErrorBudget(History history, Fleet fleet) {
        this.history = history;
        this.fleet = fleet;
    }

    /**
     * Budget spent in times of what the objective allows, over the shorter and the longer window: the lower of both, so
     * that it is high only when it has been for long and still is. 0 when there are too few failures to tell; NaN when
     * nothing is known.
     */
    public double burnRate(ServiceName service, Duration longer, Duration shorter, Instant now) {
        Served overall = served(service, longer, now);
        Served lately = served(service, shorter, now);
        if (Double.isNaN(overall.good()) || Double.isNaN(lately.good())) {
            return Double.NaN;
        }
        if (overall.bad() < FEWEST_BAD || lately.bad() == 0) {
            return 0;
        }
        return Math.min(overall.badShare(), lately.badShare()) / allowed(service);
    }

    /** Share of the failures of 30 days that have been used up, 1 is all; NaN when nothing is known. */
    public double spent(ServiceName service, Instant now) {
        Served month = served(service, PERIOD, now);
        return month.bad() < FEWEST_BAD ? 0 : month.badShare() / allowed(service);
    }

    private double allowed(ServiceName service) {
        return 1 - fleet.definitionOf(service).slo().availability();
    }

    private Served served(ServiceName service, Duration length, Instant now) {
        return readings.of(new Key(service, length), now, key -> read(key.service(), key.window(), now));
    }

    private Served read(ServiceName service, Duration length, Instant now) {
        Window window = Window.covering(now.minus(length), now, stepFor(length));
        Map<Signal, TimeSeries> seen = history.series(service, SIGNALS, window);
        double good = Double.NaN;
        double bad = Double.NaN;
        for (int point = 0; point < window.points(); point++) {
            double offered = at(seen, Signal.OFFERED_RPS, point);
            if (!Double.isNaN(offered)) {
                double failures =
                        orNone(at(seen, Signal.FAILED_RPS, point)) + orNone(at(seen, Signal.REJECTED_503_RPS, point));
                double promised = Math.max(failures, offered - orNone(at(seen, Signal.REJECTED_429_RPS, point)));
                good = orNone(good) + promised - failures;
                bad = orNone(bad) + failures;
            }
        }
        double seconds = window.step().toSeconds();
        return new Served(good * seconds, bad * seconds);
    }

    private static double at(Map<Signal, TimeSeries> seen, Signal signal, int point) {
        TimeSeries series = seen.get(signal);
        return series == null ? Double.NaN : series.at(point);
    }

    /** Of a part that nobody tells apart there is none to count. */
    private static double orNone(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    /** Whole hours where rollups of hours answer, whole minutes elsewhere. */
    private static Duration stepFor(Duration length) {
        if (length.compareTo(Duration.ofDays(2)) > 0) {
            return Duration.ofHours(1);
        }
        Duration step = Duration.ofMinutes(length.dividedBy(STEPS).toMinutes());
        return step.compareTo(SHORTEST_STEP) < 0 ? SHORTEST_STEP : step;
    }
}
