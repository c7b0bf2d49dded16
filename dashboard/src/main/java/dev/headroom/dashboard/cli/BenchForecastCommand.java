package dev.headroom.dashboard.cli;

import dev.headroom.forecasting.ensemble.ForecastMaker;
import dev.headroom.forecasting.ensemble.ForecastRequest;
import dev.headroom.forecasting.ensemble.ForecastResult;
import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.load.Seasons;
import dev.headroom.forecasting.model.Forecasters;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
        measure("cheap members", new ForecastMaker(Forecasters.all()), fleet);
        measure("with XGBoost", new ForecastMaker(Forecasters.all(), Forecasters.fleetNamed(Set.of("xgboost"))), fleet);
        return CommandLine.ExitCode.OK;
    }

    private void measure(String what, ForecastMaker maker, List<DemandSeries> fleet) {
        maker.make(fleet.getFirst(), new ForecastRequest(1, 1)); // the first use loads classes and natives
        long cpu = cpuNanos();
        long started = System.nanoTime();
        long made = maker.makeAll(fleet, new ForecastRequest(horizon, 1)).stream()
                .filter(ForecastResult.Made.class::isInstance)
                .count();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%-14s %d services, %d steps ahead: %.1f s of CPU, %.1f s passed%n",
                what, made, horizon, (cpuNanos() - cpu) / 1e9, (System.nanoTime() - started) / 1e9);
        out.flush();
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
