package dev.headroom.forecasting.capacity;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import java.time.Instant;
import java.util.Map;

/** How full each resource of a service is, now and over time. Thread-safe. */
public interface Saturations {

    /** Every resource has an entry; an unknown one has a NaN ratio. Judged over the last minute before {@code now}. */
    Map<Resource, Saturation> now(ServiceName service, Instant now);

    /** Ratios over the window; every resource has its series. */
    Map<Resource, TimeSeries> over(ServiceName service, Window window);
}
