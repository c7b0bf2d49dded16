package dev.headroom.dashboard.chart;

import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The area between two lines: an interval of a forecast. */
public record Band(Tone tone, double opacity, Instant start, Duration step, Values low, Values high) {
    private static final double OUTER_OPACITY = 0.16;
    private static final double INNER_OPACITY = 0.22;

    /** The 95 % and, above it, the 80 % interval. Nothing is below zero requests. */
    public static List<Band> of(Forecast forecast) {
        return List.of(
                band(forecast, OUTER_OPACITY, ForecastPoint::low95, ForecastPoint::high95),
                band(forecast, INNER_OPACITY, ForecastPoint::low80, ForecastPoint::high80));
    }

    private static Band band(
            Forecast forecast,
            double opacity,
            ToDoubleFunction<ForecastPoint> low,
            ToDoubleFunction<ForecastPoint> high) {
        Values lows = Values.of(forecast.points().stream().mapToDouble(low).map(value -> Math.max(0, value)));
        Values highs = Values.of(forecast.points().stream().mapToDouble(high));
        return new Band(Tone.BLUE, opacity, forecast.origin(), forecast.step(), lows, highs);
    }
}
