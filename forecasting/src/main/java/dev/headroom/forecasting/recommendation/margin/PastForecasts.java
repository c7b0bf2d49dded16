package dev.headroom.forecasting.recommendation.margin;

import dev.headroom.collector.fleet.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What earlier outlooks expected of times that have passed. Thread-safe. */
@FunctionalInterface
public interface PastForecasts {

    /** For steps that began within {@code [since, now)}; of the many horizons a dozen. */
    List<Past> of(ServiceName service, Instant since, Instant now);

    /**
     * One step that was expected.
     *
     * @param ahead how long before the step it was expected
     */
    record Past(Instant time, Duration ahead, double mean) {}
}
