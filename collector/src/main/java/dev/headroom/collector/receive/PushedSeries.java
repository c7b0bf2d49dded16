package dev.headroom.collector.receive;

import dev.headroom.collector.exposition.Series;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Values of one series that came in one request.
 *
 * @param countingSince for a total, when it was zero, {@link Instant#MIN} when that is not known; empty for everything else
 */
public record PushedSeries(Origin origin, Series series, List<Point> points, Optional<Instant> countingSince) {
    public PushedSeries {
        points = List.copyOf(points);
    }

    /** A series of which nothing but its values is known. */
    public static PushedSeries of(Origin origin, Series series, List<Point> points) {
        return new PushedSeries(origin, series, points, Optional.empty());
    }

    /**
     * One value.
     *
     * @param ended the series has no value here, and none until further notice
     */
    public record Point(Instant time, double value, boolean ended) {
        public static Point of(Instant time, double value) {
            return new Point(time, value, false);
        }

        /** The mark with which a sender says that the series is gone. */
        public static Point end(Instant time) {
            return new Point(time, Double.NaN, true);
        }
    }
}
