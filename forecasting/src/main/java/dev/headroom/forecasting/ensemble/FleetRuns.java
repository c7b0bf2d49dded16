package dev.headroom.forecasting.ensemble;

import dev.headroom.forecasting.evaluation.RollingOrigin;
import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.FittedForecaster;
import dev.headroom.forecasting.model.FleetForecaster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the models that learn from many series said. Series with the same step and seasons share one model, fitted twice: on what
 * precedes the first rolling origin of each, and on all. One thread.
 */
final class FleetRuns {

    private static final Logger LOG = LoggerFactory.getLogger(FleetRuns.class);

    private final List<MemberRun.Task> tasks;
    private final List<List<MemberRun>> runs = new ArrayList<>();

    private FleetRuns(List<MemberRun.Task> tasks) {
        this.tasks = tasks;
        tasks.forEach(_ -> runs.add(new ArrayList<>()));
    }

    static FleetRuns of(List<FleetForecaster> members, List<MemberRun.Task> tasks) {
        FleetRuns fleet = new FleetRuns(tasks);
        for (FleetForecaster member : members) {
            Map<Kind, List<Integer>> kinds = new LinkedHashMap<>();
            for (int i = 0; i < tasks.size(); i++) {
                RollingOrigin origins = tasks.get(i).origins();
                if (member.suits(origins.beforeFirst(tasks.get(i).series()))) {
                    Kind kind = new Kind(tasks.get(i).series().step(), origins.seasons());
                    kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(i);
                }
            }
            kinds.values().forEach(group -> fleet.run(member, group));
        }
        return fleet;
    }

    private void run(FleetForecaster member, List<Integer> group) {
        ForecastRequest request = tasks.get(group.getFirst()).request();
        List<DemandSeries> before = new ArrayList<>();
        List<DemandSeries> whole = new ArrayList<>();
        for (int i : group) {
            before.add(tasks.get(i).origins().beforeFirst(tasks.get(i).series()));
            whole.add(tasks.get(i).whole());
        }
        try {
            FittedForecaster then = member.fit(before, request.horizonSteps(), request.seed());
            FittedForecaster now = member.fit(whole, request.horizonSteps(), request.seed());
            for (int i : group) {
                MemberRun run = new MemberRun(member.name(), then, now, tasks.get(i));
                if (run.isFinite()) {
                    runs.get(i).add(run);
                }
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} cannot learn from these {} series and is left out: {}",
                    member.name(),
                    group.size(),
                    e.toString());
        }
    }

    /** Runs of the task of that number. */
    List<MemberRun> of(int task) {
        return runs.get(task);
    }

    private record Kind(Duration step, Seasons seasons) {}
}
