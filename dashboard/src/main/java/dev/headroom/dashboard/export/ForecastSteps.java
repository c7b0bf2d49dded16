package dev.headroom.dashboard.export;

import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A forecast cut to a horizon and to steps of {@code width}. */
public record ForecastSteps(Forecast forecast, Duration width, List<ForecastPoint> points) {

    public ForecastSteps {
        points = List.copyOf(points);
    }

    /**
     * Mean load per step of {@code width}, a multiple of the forecast's own step. The bounds are averaged too, which is
     * wider than the interval of an average: errors of neighbouring steps are not independent. A last step that the
     * forecast covers only in part is left out.
     */
    public static ForecastSteps of(Forecast forecast, Duration horizon, Duration width) {
        Duration own = forecast.step();
        if (width.toMillis() % own.toMillis() != 0) {
            throw new IllegalArgumentException("step must be a multiple of " + own);
        }
        int group = Math.toIntExact(Math.min(width.dividedBy(own), Integer.MAX_VALUE));
        long wanted =
                Math.min(Math.max(1, horizon.dividedBy(own)), forecast.points().size());
        List<ForecastPoint> points = new ArrayList<>();
        for (int i = 0; i + group <= wanted; i += group) {
            points.add(mean(forecast.points().subList(i, i + group)));
        }
        if (points.isEmpty()) {
            throw new IllegalArgumentException("step must fit into the horizon and the forecast of "
                    + own.multipliedBy(forecast.points().size()));
        }
        return new ForecastSteps(forecast, width, points);
    }

    private static ForecastPoint mean(List<ForecastPoint> points) {
        return new ForecastPoint(
                points.getFirst().time(),
                mean(points, ForecastPoint::mean),
                mean(points, ForecastPoint::low80),
                mean(points, ForecastPoint::high80),
                mean(points, ForecastPoint::low95),
                mean(points, ForecastPoint::high95));
    }

    private static double mean(List<ForecastPoint> points, ToDoubleFunction<ForecastPoint> value) {
        return points.size() == 1
                ? value.applyAsDouble(points.getFirst())
                : points.stream().mapToDouble(value).average().orElse(Double.NaN);
    }
}
