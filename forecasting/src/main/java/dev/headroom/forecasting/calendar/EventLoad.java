package dev.headroom.forecasting.calendar;

import dev.headroom.forecasting.ensemble.Forecast;
import dev.headroom.forecasting.ensemble.ForecastPoint;
import java.util.List;

/** Puts events into a forecast of ordinary load. */
public final class EventLoad {

    private EventLoad() {}

    /** Each step multiplied by the events that it lies in, its bounds by the bounds of what was learned of them. */
    public static Forecast with(Forecast ordinary, List<ExpectedEvent> events) {
        if (events.isEmpty()) {
            return ordinary;
        }
        List<ForecastPoint> points = ordinary.points().stream()
                .map(point -> shifted(point, ordinary, events))
                .toList();
        return new Forecast(
                ordinary.origin(),
                ordinary.step(),
                points,
                ordinary.members(),
                ordinary.historyFrom(),
                ordinary.gapShare(),
                ordinary.coverage95());
    }

    private static ForecastPoint shifted(ForecastPoint point, Forecast forecast, List<ExpectedEvent> events) {
        double expected = 1;
        double low = 1;
        double high = 1;
        for (ExpectedEvent event : events) {
            double share = event.occurrence().shareOf(point.time(), forecast.step());
            expected *= factor(share, event.multiplier().expected());
            low *= factor(share, event.multiplier().low());
            high *= factor(share, event.multiplier().high());
        }
        return new ForecastPoint(
                point.time(),
                point.mean() * expected,
                point.low80() * low,
                point.high80() * high,
                point.low95() * low,
                point.high95() * high);
    }

    /** The factor on a step that an event covers in part. */
    static double factor(double share, double multiplier) {
        return 1 + share * (multiplier - 1);
    }
}
