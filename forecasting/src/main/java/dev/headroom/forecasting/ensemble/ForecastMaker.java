package dev.headroom.forecasting.ensemble;

import dev.headroom.collector.history.TimeSeries;
import dev.headroom.forecasting.ensemble.ForecastResult.NotMade;
import dev.headroom.forecasting.ensemble.ForecastResult.Reason;
import dev.headroom.forecasting.evaluation.PointErrors;
import dev.headroom.forecasting.evaluation.RollingOrigin;
import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.Forecaster;
import dev.headroom.forecasting.model.Forecasters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes forecasts from members weighed by how they did on rolling origins, with conformal intervals. Says why when there
 * is too little to go by. Whether the newest step is too old is the caller's to ask ({@link DemandSeries#isStale}).
 * Thread-safe.
 */
public final class ForecastMaker {

    static final int FEWEST_STEPS = 8;
    static final double SEASONS_NEEDED = 2;
    static final double MOST_GAPS = 0.5;

    private final List<Forecaster> members;

    public ForecastMaker() {
        this(Forecasters.all());
    }

    /** With these members only. */
    public ForecastMaker(List<Forecaster> members) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a forecast needs at least one member");
        }
        this.members = List.copyOf(members);
    }

    /** With a day and a week as seasons. */
    public ForecastResult make(TimeSeries offered, ForecastRequest request) {
        return make(DemandSeries.of(offered, Seasons.ofCalendar(offered.window().step())), request);
    }

    public ForecastResult make(DemandSeries series, ForecastRequest request) {
        return explain(series, request).result();
    }

    /** As {@link #make}, and what each member alone would have said. */
    public Explained explain(DemandSeries series, ForecastRequest request) {
        int needed =
                (int) Math.max(FEWEST_STEPS, SEASONS_NEEDED * series.seasons().shortest());
        if (series.size() < needed) {
            return notMade(Reason.TOO_LITTLE_HISTORY, series.size() + " of " + needed + " steps of history");
        }
        if (series.gapShare() > MOST_GAPS) {
            return notMade(Reason.TOO_MANY_GAPS, Math.round(100 * series.gapShare()) + " % of the history is unknown");
        }
        RollingOrigin origins = RollingOrigin.over(series, request.horizonSteps());
        MemberRun.Task task = new MemberRun.Task(series, origins, request);
        DemandSeries earliest = origins.beforeFirst(series);
        List<MemberRun> runs = new ArrayList<>();
        for (Forecaster member : members) {
            if (member.suits(earliest)) {
                MemberRun run = new MemberRun(member, task);
                if (run.isFinite()) {
                    runs.add(run);
                }
            }
        }
        if (runs.isEmpty()) {
            return notMade(Reason.TOO_LITTLE_HISTORY, "no chosen model can use " + series.size() + " steps");
        }
        return combine(task, runs);
    }

    private static Explained notMade(Reason reason, String detail) {
        return new Explained(new NotMade(reason, detail), Map.of());
    }

    private static Explained combine(MemberRun.Task task, List<MemberRun> runs) {
        DemandSeries series = task.series();
        double[][] actual = task.origins().actual(series);
        Weighing weighing = Weighing.of(runs, Forecasters.naive(), actual);
        double level = Arrays.stream(series.filled()).average().orElse(0);
        ConformalIntervals intervals =
                new ConformalIntervals(new HorizonBuckets(task.origins().horizon()), level);
        for (int origin = 0; origin < actual.length; origin++) {
            intervals.learn(weighing.combinedAt(origin), actual[origin]);
        }
        Forecast forecast = new Forecast(
                series.end(),
                series.step(),
                points(series, weighing.combined(), intervals),
                scores(task, runs, weighing),
                series.start(),
                series.gapShare(),
                intervals.leaveOneOutCoverage(0.95));
        Map<String, double[]> alone = new LinkedHashMap<>();
        runs.forEach(run -> alone.put(run.name(), run.forecast()));
        return new Explained(new ForecastResult.Made(forecast), alone);
    }

    private static List<ForecastPoint> points(DemandSeries series, double[] mean, ConformalIntervals intervals) {
        ConformalIntervals.Bounds inner = intervals.around(mean, 0.80);
        ConformalIntervals.Bounds outer = intervals.around(mean, 0.95);
        List<ForecastPoint> points = new ArrayList<>();
        for (int i = 0; i < mean.length; i++) {
            points.add(new ForecastPoint(
                    series.end().plus(series.step().multipliedBy(i)),
                    mean[i],
                    inner.low[i],
                    inner.high[i],
                    Math.min(outer.low[i], inner.low[i]),
                    Math.max(outer.high[i], inner.high[i])));
        }
        return points;
    }

    private static List<MemberScore> scores(MemberRun.Task task, List<MemberRun> runs, Weighing weighing) {
        DemandSeries series = task.series();
        double scale =
                PointErrors.seasonalScale(series.observed(), series.seasons().shortest());
        double[][] actual = task.origins().actual(series);
        String range = "; " + series.size() + " steps of " + series.step() + " from " + series.start() + " to "
                + series.end() + "; seed " + task.request().seed();
        List<MemberScore> scores = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            MemberRun run = runs.get(i);
            double pinball = weighing.pinballOf(i, actual);
            double mase = scale > 0 ? 2 * pinball / scale : Double.NaN;
            scores.add(new MemberScore(
                    run.name(), weighing.weightOf(i), mase, pinball, run.trained(), run.provenance() + range));
        }
        return scores;
    }

    /**
     * A result and its parts.
     *
     * @param members forecast of each member alone, by name; empty when no forecast was made
     */
    public record Explained(ForecastResult result, Map<String, double[]> members) {}
}
