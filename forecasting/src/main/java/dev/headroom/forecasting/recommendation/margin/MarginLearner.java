package dev.headroom.forecasting.recommendation.margin;

import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.forecasting.evaluation.LastValueShare;
import dev.headroom.forecasting.evaluation.UsualError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sets past forecasts against what came, per horizon. */
public final class MarginLearner {

    /** How far back: long enough for every hour of the day, short enough to follow a change of habits. */
    public static final Duration TRAILING = Duration.ofDays(3);

    private static final int FEWEST = 100;
    private static final double QUANTILE = 0.95;
    /** The horizons for which the newest load may count beside the forecast. */
    private static final Duration NEAR = Duration.ofMinutes(30);
    /** What was learned may serve for so long beyond a bucket's horizon. */
    private static final Duration SERVES = Duration.ofHours(1);

    private static final List<Duration> BUCKETS = List.of(
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofHours(48));

    private final TimeSeries offered;
    private final List<PastForecasts.Past> past;
    private final double[] usual;

    private MarginLearner(TimeSeries offered, List<PastForecasts.Past> past, Duration ahead) {
        this.offered = offered;
        this.past = past;
        Duration step = offered.window().step();
        double[] sums = new double[offered.size() + steps(ahead.plus(SERVES), step)];
        int[] counts = new int[sums.length];
        for (PastForecasts.Past point : past) {
            double size = Math.abs(errorOf(point));
            if (Double.isFinite(size)) {
                sums[indexOf(point.time(), offered)] += size;
                counts[indexOf(point.time(), offered)]++;
            }
        }
        Arrays.setAll(sums, i -> counts[i] == 0 ? Double.NaN : sums[i] / counts[i]);
        int known = steps(ahead, step) + 1; // the step before a forecast ends when it is made
        this.usual = UsualError.of(sums, known, steps(Duration.ofDays(1), step));
    }

    /** From the shortest horizon up to the first that has too few forecasts to tell. */
    public static Margins learn(List<PastForecasts.Past> past, TimeSeries offered) {
        List<Margins.Bucket> buckets = new ArrayList<>();
        Duration above = Duration.ofSeconds(-1);
        for (Duration upTo : BUCKETS) {
            Duration beyond = above;
            List<PastForecasts.Past> of = past.stream()
                    .filter(point -> point.ahead().compareTo(beyond) > 0
                            && point.ahead().compareTo(upTo) <= 0
                            && point.mean() > 0)
                    .toList();
            double share = upTo.compareTo(NEAR) > 0 ? 0 : lastValueShare(of, offered);
            MarginLearner learner = new MarginLearner(offered, mixed(of, share, offered), upTo);
            double[] errors = learner.errors();
            if (errors.length < FEWEST) {
                break;
            }
            buckets.add(new Margins.Bucket(upTo, quantile(errors), learner.usual(), share, errors.length));
            above = upTo;
        }
        return new Margins(buckets, offered.max(), offered.last());
    }

    /**
     * What to add to the value of now so that it holds {@code ahead} later, in requests/s; NaN while too little is known. The
     * same rule as for forecasts, so that advice is compared with last value and not with its margin.
     */
    public static double ofLastValue(TimeSeries offered, Duration ahead) {
        Duration step = offered.window().step();
        int lead = steps(ahead, step);
        List<PastForecasts.Past> said = new ArrayList<>();
        for (int i = 0; i + lead < offered.size(); i++) {
            said.add(new PastForecasts.Past(offered.timeOf(i + lead), ahead, offered.at(i)));
        }
        MarginLearner learner = new MarginLearner(offered, said, ahead);
        double[] errors = learner.errors();
        double usual = learner.usual[Math.min(learner.usual.length, offered.size() + lead) - 1];
        return errors.length < FEWEST ? Double.NaN : quantile(errors) * usual;
    }

    private static double lastValueShare(List<PastForecasts.Past> past, TimeSeries offered) {
        double[] forecasts = past.stream().mapToDouble(PastForecasts.Past::mean).toArray();
        double[] last =
                past.stream().mapToDouble(point -> lastBefore(point, offered)).toArray();
        double[] actual = past.stream()
                .mapToDouble(point -> valueAt(offered, indexOf(point.time(), offered)))
                .toArray();
        return LastValueShare.best(forecasts, last, actual);
    }

    private static List<PastForecasts.Past> mixed(List<PastForecasts.Past> past, double share, TimeSeries offered) {
        return past.stream()
                .map(point -> new PastForecasts.Past(
                        point.time(),
                        point.ahead(),
                        LastValueShare.of(share, lastBefore(point, offered), point.mean())))
                .toList();
    }

    /** Of the newest step that was complete when the forecast was made. */
    private static double lastBefore(PastForecasts.Past point, TimeSeries offered) {
        return valueAt(offered, indexOf(point.time().minus(point.ahead()), offered) - 1);
    }

    private static double valueAt(TimeSeries offered, int at) {
        return at >= 0 && at < offered.size() ? offered.at(at) : Double.NaN;
    }

    private static int steps(Duration time, Duration step) {
        return (int) Math.max(1, Math.ceilDiv(time.toSeconds(), step.toSeconds()));
    }

    /** In usual errors, in order of size. */
    private double[] errors() {
        return past.stream()
                .mapToDouble(point -> {
                    double error = errorOf(point);
                    return error == 0 || Double.isNaN(error) ? error : error / usual[indexOf(point.time(), offered)];
                })
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }

    private TimeSeries usual() {
        Window window = offered.window();
        Instant end = window.from().plus(window.step().multipliedBy(usual.length));
        return new TimeSeries(new Window(window.from(), end, window.step()), usual);
    }

    private double errorOf(PastForecasts.Past point) {
        return valueAt(offered, indexOf(point.time(), offered)) - point.mean();
    }

    private static int indexOf(Instant time, TimeSeries offered) {
        return Math.toIntExact(Math.floorDiv(
                Duration.between(offered.window().from(), time).toSeconds(),
                offered.window().step().toSeconds()));
    }

    private static double quantile(double[] sorted) {
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(QUANTILE * (sorted.length + 1)) - 1)];
    }
}
