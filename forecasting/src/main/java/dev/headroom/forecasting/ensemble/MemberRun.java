package dev.headroom.forecasting.ensemble;

import dev.headroom.forecasting.evaluation.RollingOrigin;
import dev.headroom.forecasting.load.DemandSeries;
import dev.headroom.forecasting.model.FittedForecaster;
import dev.headroom.forecasting.model.Forecaster;
import java.time.Duration;
import java.util.Arrays;

/** What one member said at the rolling origins, and what it says now. The arrays are shared and never written to. */
final class MemberRun {

    private final String name;
    private final double[][] replayed;
    private final double[] forecast;
    private final Duration trained;
    private final String provenance;

    MemberRun(Forecaster member, Task task) {
        long started = System.nanoTime();
        this.name = member.name();
        this.replayed = task.origins.replay(member, task.series, task.request.seed());
        FittedForecaster fitted = member.fit(task.whole(), task.request.horizonSteps(), task.request.seed());
        this.forecast = fitted.forecast(task.whole(), task.request.horizonSteps());
        this.trained = Duration.ofNanos(System.nanoTime() - started);
        this.provenance = fitted.provenance();
    }

    /** Of a model of many series: one that knew what precedes the first origin, and one that knows all. */
    MemberRun(String name, FittedForecaster before, FittedForecaster now, Task task) {
        long started = System.nanoTime();
        this.name = name;
        this.replayed = task.origins.replay(before, task.series);
        this.forecast = now.forecast(task.whole(), task.request.horizonSteps());
        this.trained = Duration.ofNanos(System.nanoTime() - started);
        this.provenance = now.provenance();
    }

    String name() {
        return name;
    }

    double[][] replayed() {
        return replayed;
    }

    double[] forecast() {
        return forecast;
    }

    Duration trained() {
        return trained;
    }

    String provenance() {
        return provenance;
    }

    boolean isFinite() {
        return allFinite(forecast) && Arrays.stream(replayed).allMatch(MemberRun::allFinite);
    }

    private static boolean allFinite(double[] values) {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }

    record Task(DemandSeries series, RollingOrigin origins, ForecastRequest request) {

        /** All of the history, with the seasons that members may use. */
        DemandSeries whole() {
            return series.withSeasons(origins.seasons());
        }
    }
}
