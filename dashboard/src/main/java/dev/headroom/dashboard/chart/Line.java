package dev.headroom.dashboard.chart;

import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** One line of a chart: evenly spaced values, NaN where nothing is known. */
public record Line(String name, Tone tone, Style style, Instant start, Duration step, Values values) {
    public enum Style {
        SOLID,
        AREA,
        STACK,
        DASHED,
        DOTTED,
        STEP;

        String css() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Line of(String name, Tone tone, Style style, TimeSeries series) {
        return over(name, tone, style, series.window(), Values.of(series.toArray()));
    }

    public static Line over(String name, Tone tone, Style style, Window window, Values values) {
        return new Line(name, tone, style, window.from(), window.step(), values);
    }

    /** What is expected, dashed. */
    public static Line expected(String name, Forecast forecast) {
        Values means = Values.of(forecast.points().stream().mapToDouble(ForecastPoint::mean));
        return new Line(name, Tone.BLUE, Style.DASHED, forecast.origin(), forecast.step(), means);
    }
}
