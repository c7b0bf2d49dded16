package dev.headroom.forecasting.ensemble;

import dev.headroom.forecasting.evaluation.PointErrors;
import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.model.Forecasters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Members put together: their weights, and the intervals that fit the errors of the mix. */
final class Blend {

    private static final double INNER = 0.80;
    private static final double OUTER = 0.95;

    private final MemberRun.Task task;
    private final List<MemberRun> runs;
    private final double[][] actual;
    private final Weighing weighing;
    private final ConformalIntervals intervals;

    private Blend(MemberRun.Task task, List<MemberRun> runs, UnaryOperator<RelativeLosses> fleet) {
        this.task = task;
        this.runs = runs;
        this.actual = task.origins().actual(task.series());
        this.weighing = Weighing.of(runs, fleet.apply(losses(task, runs)), task.origins(), actual);
        double[][] replayed = new double[actual.length][];
        for (int origin = 0; origin < actual.length; origin++) {
            replayed[origin] = weighing.combinedAt(origin);
        }
        this.intervals = new ConformalIntervals(replayed, actual, task);
    }

    /** At least one member, weighed by this series alone. */
    static Blend of(MemberRun.Task task, List<MemberRun> runs) {
        return new Blend(task, runs, UnaryOperator.identity());
    }

    /** At least one member, weighed by what {@code fleet} makes of the losses. */
    static Blend of(MemberRun.Task task, List<MemberRun> runs, UnaryOperator<RelativeLosses> fleet) {
        return new Blend(task, runs, fleet);
    }

    static RelativeLosses losses(MemberRun.Task task, List<MemberRun> runs) {
        return RelativeLosses.of(runs, Forecasters.naive(), task.origins().actual(task.series()));
    }

    /** Share of the replayed past inside the 95 % interval; NaN when there was only one origin. */
    double coverage95() {
        return intervals.leaveOneOutCoverage(OUTER);
    }

    List<ForecastPoint> points() {
        DemandSeries series = task.series();
        double[] mean = weighing.combined();
        ConformalIntervals.Bounds inner = intervals.around(mean, INNER);
        ConformalIntervals.Bounds outer = intervals.around(mean, OUTER);
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

    List<MemberScore> scores() {
        DemandSeries series = task.series();
        double scale =
                PointErrors.seasonalScale(series.observed(), series.seasons().shortest());
        String range = "; " + series.size() + " steps of " + series.step() + " from " + series.start() + " to "
                + series.end() + "; seed " + task.request().seed();
        List<MemberScore> scores = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            MemberRun run = runs.get(i);
            double pinball = weighing.pinballOf(i, actual);
            double mase = scale > 0 ? 2 * pinball / scale : Double.NaN;
            String why = weighing.strays(i) ? "left out, it strays from the other members; " : "";
            why += weighing.gaveWayTo()
                    .filter(run.name()::equals)
                    .map(_ -> "alone, as the mix lost to it at the replays; ")
                    .orElse("");
            scores.add(new MemberScore(
                    run.name(), weighing.weightOf(i), mase, pinball, run.trained(), why + run.provenance() + range));
        }
        return scores;
    }
}
