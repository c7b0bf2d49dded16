package dev.headroom.forecasting.ensemble;

import dev.headroom.collector.history.TimeSeries;
import dev.headroom.forecasting.ensemble.ForecastResult.NotMade;
import dev.headroom.forecasting.ensemble.ForecastResult.Reason;
import dev.headroom.forecasting.evaluation.RollingOrigin;
import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.FleetForecaster;
import dev.headroom.forecasting.model.Forecaster;
import dev.headroom.forecasting.model.Forecasters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes forecasts from members weighed by how they did on rolling origins, with conformal intervals. Says why when there
 * is too little to go by. Whether the newest step is too old is the caller's to ask ({@link DemandSeries#isStale}).
 * Thread-safe.
 */
public final class ForecastMaker {

    private static final Logger LOG = LoggerFactory.getLogger(ForecastMaker.class);

    static final int FEWEST_STEPS = 8;
    static final double SEASONS_NEEDED = 2;
    static final double MOST_GAPS = 0.5;

    /** From so many series on, a member's losses are drawn to those it has on all of them, half way. */
    private static final int FEWEST_SERIES = 8;

    private static final double FLEET_SHARE = 0.5;

    private final List<Forecaster> members;
    private final List<FleetForecaster> fleetMembers;

    public ForecastMaker() {
        this(Forecasters.all(), Forecasters.fleet());
    }

    /** With these members only. */
    public ForecastMaker(List<Forecaster> members) {
        this(members, List.of());
    }

    /** With these members, and those that learn from all series at once. */
    public ForecastMaker(List<Forecaster> members, List<FleetForecaster> fleetMembers) {
        if (members.isEmpty() && fleetMembers.isEmpty()) {
            throw new IllegalArgumentException("a forecast needs at least one member");
        }
        this.members = List.copyOf(members);
        this.fleetMembers = List.copyOf(fleetMembers);
    }

    /** With a day and a week as seasons. */
    public ForecastResult make(TimeSeries offered, ForecastRequest request) {
        return make(DemandSeries.of(offered, Seasons.ofCalendar(offered.window().step())), request);
    }

    public ForecastResult make(DemandSeries series, ForecastRequest request) {
        return makeAll(List.of(series), request).getFirst();
    }

    /** A result for each series, in their order. */
    public List<ForecastResult> makeAll(List<DemandSeries> fleet, ForecastRequest request) {
        return explainAll(fleet, request, false).stream().map(Explained::result).toList();
    }

    /** As {@link #make}, and what each member alone would have said, with intervals of its own. */
    public Explained explain(DemandSeries series, ForecastRequest request) {
        return explainAll(List.of(series), request, true).getFirst();
    }

    public List<Explained> explainAll(List<DemandSeries> fleet, ForecastRequest request) {
        return explainAll(fleet, request, true);
    }

    private List<Explained> explainAll(List<DemandSeries> fleet, ForecastRequest request, boolean alone) {
        List<Optional<Explained>> refused =
                fleet.stream().map(ForecastMaker::refusal).toList();
        List<MemberRun.Task> tasks = new ArrayList<>();
        for (int i = 0; i < fleet.size(); i++) {
            if (refused.get(i).isEmpty()) {
                DemandSeries series = fleet.get(i);
                tasks.add(new MemberRun.Task(series, RollingOrigin.over(series, request.horizonSteps()), request));
            }
        }
        List<List<MemberRun>> runs = runs(tasks);
        UnaryOperator<RelativeLosses> fleetwide = fleetwide(tasks, runs);
        List<Explained> all = new ArrayList<>();
        int next = 0;
        for (Optional<Explained> refusal : refused) {
            if (refusal.isPresent()) {
                all.add(refusal.get());
            } else {
                Map<String, List<ForecastPoint>> members = alone ? alone(tasks.get(next), runs.get(next)) : Map.of();
                all.add(new Explained(result(tasks.get(next), runs.get(next), fleetwide), members));
                next++;
            }
        }
        return all;
    }

    private List<List<MemberRun>> runs(List<MemberRun.Task> tasks) {
        FleetRuns fleetRuns = FleetRuns.of(fleetMembers, tasks);
        List<List<MemberRun>> runs = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            List<MemberRun> own = run(tasks.get(i));
            own.addAll(fleetRuns.of(i));
            runs.add(own);
        }
        return runs;
    }

    /** Few replays of one series say little of a member; how it does on the others says more. */
    private static UnaryOperator<RelativeLosses> fleetwide(List<MemberRun.Task> tasks, List<List<MemberRun>> runs) {
        if (tasks.size() < FEWEST_SERIES) {
            return UnaryOperator.identity();
        }
        RelativeLosses.FleetMean mean = new RelativeLosses.FleetMean();
        for (int i = 0; i < tasks.size(); i++) {
            if (!runs.get(i).isEmpty()) {
                mean.add(Blend.losses(tasks.get(i), runs.get(i)));
            }
        }
        return own -> own.drawnTo(mean, FLEET_SHARE);
    }

    private static Optional<Explained> refusal(DemandSeries series) {
        int needed =
                (int) Math.max(FEWEST_STEPS, SEASONS_NEEDED * series.seasons().shortest());
        if (series.size() < needed) {
            return Optional.of(
                    notMade(Reason.TOO_LITTLE_HISTORY, series.size() + " of " + needed + " steps of history"));
        }
        if (series.gapShare() > MOST_GAPS) {
            return Optional.of(notMade(
                    Reason.TOO_MANY_GAPS, Math.round(100 * series.gapShare()) + " % of the history is unknown"));
        }
        return Optional.empty();
    }

    private static ForecastResult result(
            MemberRun.Task task, List<MemberRun> runs, UnaryOperator<RelativeLosses> fleetwide) {
        if (runs.isEmpty()) {
            return new NotMade(
                    Reason.TOO_LITTLE_HISTORY,
                    "no chosen model can use " + task.series().size() + " steps");
        }
        return new ForecastResult.Made(forecast(task, Blend.of(task, runs, fleetwide)));
    }

    private static Map<String, List<ForecastPoint>> alone(MemberRun.Task task, List<MemberRun> runs) {
        Map<String, List<ForecastPoint>> members = new LinkedHashMap<>();
        runs.forEach(run -> members.put(run.name(), Blend.of(task, List.of(run)).points()));
        return members;
    }

    private List<MemberRun> run(MemberRun.Task task) {
        DemandSeries earliest = task.origins().beforeFirst(task.series());
        List<MemberRun> runs = new ArrayList<>();
        for (Forecaster member : members) {
            if (member.suits(earliest)) {
                run(member, task).filter(MemberRun::isFinite).ifPresent(runs::add);
            }
        }
        return runs;
    }

    /** Empty when the model's own code fails on this series: the others go on without it. */
    private static Optional<MemberRun> run(Forecaster member, MemberRun.Task task) {
        try {
            return Optional.of(new MemberRun(member, task));
        } catch (RuntimeException e) {
            LOG.debug("{} cannot forecast this series and is left out", member.name(), e);
            return Optional.empty();
        }
    }

    private static Explained notMade(Reason reason, String detail) {
        return new Explained(new NotMade(reason, detail), Map.of());
    }

    private static Forecast forecast(MemberRun.Task task, Blend blend) {
        DemandSeries series = task.series();
        return new Forecast(
                series.end(),
                series.step(),
                blend.points(),
                blend.scores(),
                series.start(),
                series.gapShare(),
                blend.coverage95());
    }

    /**
     * A result and its parts.
     *
     * @param members the points of each member alone, by name; empty when no forecast was made
     */
    public record Explained(ForecastResult result, Map<String, List<ForecastPoint>> members) {}
}
