package dev.headroom.dashboard.cli.bench;

import dev.headroom.forecasting.ensemble.ForecastMaker;
import dev.headroom.forecasting.ensemble.ForecastRequest;
import dev.headroom.forecasting.evaluation.RollingOrigin;
import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.Forecaster;
import dev.headroom.forecasting.model.Forecasters;
import dev.headroom.forecasting.model.boosting.BoostedModel;
import dev.headroom.forecasting.model.boosting.Boosting;
import dev.headroom.forecasting.model.shelf.ModelShelf;
import dev.headroom.forecasting.model.shelf.ModelShelf.Place;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long a refresh of many services takes, on invented load of two weeks in steps of ten minutes. */
@Command(
        name = "forecast",
        description = "Measures one refresh of the forecasts of many services.",
        mixinStandardHelpOptions = true)
final class BenchForecastCommand implements Callable<Integer> {

    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final int DAY = 144;
    private static final int STEPS = 14 * DAY;

    @Option(names = "--services", defaultValue = "100", description = "how many (default: ${DEFAULT-VALUE})")
    private int services;

    @Option(names = "--horizon", defaultValue = "288", description = "steps to look ahead (default: ${DEFAULT-VALUE})")
    private int horizon;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (services < 1 || horizon < 1 || horizon > STEPS) {
            throw new ParameterException(
                    spec.commandLine(), "--services must be >= 1 and --horizon 1 to " + STEPS + " steps");
        }
        List<DemandSeries> fleet = fleet();
        ForecastMaker cheap = new ForecastMaker(Forecasters.all());
        measure("first, cheap members", cheap, fleet);
        measure("next, cheap members", cheap, fleet);
        serveTrees(fleet);
        return CommandLine.ExitCode.OK;
    }

    private void measure(String what, ForecastMaker maker, List<DemandSeries> fleet) {
        maker.make(fleet.getFirst(), new ForecastRequest(1, 1)); // the first use loads classes and natives
        measure(what, fleet.size(), () -> maker.makeAll(fleet, new ForecastRequest(horizon, 1)));
    }

    private void measure(String what, int series, Runnable work) {
        long cpu = cpuNanos();
        long started = System.nanoTime();
        work.run();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%-20s %d services, %d steps ahead: %.1f s of CPU, %.1f s passed%n",
                what, series, horizon, (cpuNanos() - cpu) / 1e9, (System.nanoTime() - started) / 1e9);
        out.flush();
    }

    /** As in a running instance: trained in the background, asked in the foreground. */
    private void serveTrees(List<DemandSeries> fleet) {
        if (Boosting.obstacle().isPresent()) {
            spec.commandLine()
                    .getErr()
                    .println("headroom: " + Boosting.obstacle().get());
            return;
        }
        ModelShelf<BoostedModel> shelf = new ModelShelf<>(Boosting.NAME);
        measure("training XGBoost", fleet.size(), () -> {
            put(
                    shelf,
                    Place.JUDGED,
                    fleet.stream()
                            .map(series -> RollingOrigin.over(series, horizon).beforeFirst(series))
                            .toList());
            put(shelf, Place.NEWEST, fleet);
        });
        List<Forecaster> members = new ArrayList<>(Forecasters.all());
        members.add(shelf.member());
        measure("next, with XGBoost", new ForecastMaker(members), fleet);
    }

    private void put(ModelShelf<BoostedModel> shelf, Place place, List<DemandSeries> fleet) {
        BoostedModel trees = BoostedModel.learn(fleet, horizon, 1);
        Instant until = fleet.getFirst().end();
        shelf.put(place, new ModelShelf.Held<>(trees, STEP, until, until, trees.line()));
    }

    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }

    private List<DemandSeries> fleet() {
        SplittableRandom random = new SplittableRandom(1);
        List<DemandSeries> fleet = new ArrayList<>();
        for (int service = 0; service < services; service++) {
            double level = 10 + 1_000 * random.nextDouble();
            double swing = random.nextDouble();
            double noise = 0;
            double[] load = new double[STEPS];
            for (int i = 0; i < STEPS; i++) {
                noise = 0.9 * noise + 0.1 * (random.nextDouble() - 0.5);
                load[i] = Math.max(0, level * (1 + swing * Math.sin(2 * Math.PI * i / DAY) + noise));
            }
            fleet.add(DemandSeries.of(START, STEP, Seasons.ofCalendar(STEP), load));
        }
        return fleet;
    }
}
