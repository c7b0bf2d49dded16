package dev.headroom.forecasting.ensemble;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A forecast of offered load.
 *
 * @param origin end of the last observed step; the first point starts here
 * @param historyFrom start of the history it was made from
 * @param gapShare share of that history that was unknown, 0 to 1
 * @param coverage95 share of rolling-origin observations inside the 95 % interval; NaN when not measurable
 */
public record Forecast(
        Instant origin,
        Duration step,
        List<ForecastPoint> points,
        List<MemberScore> members,
        Instant historyFrom,
        double gapShare,
        double coverage95) {
    public Forecast {
        points = List.copyOf(points);
        members = List.copyOf(members);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a forecast must have points");
        }
    }
}
