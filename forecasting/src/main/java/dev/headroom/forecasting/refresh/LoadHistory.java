package dev.headroom.forecasting.refresh;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.forecasting.calendar.EventOutlook;
import dev.headroom.forecasting.load.demand.DemandReader;
import java.time.Instant;

/** What forecasts learn from: the demand put on a service, requests per second. */
@FunctionalInterface
public interface LoadHistory {

    /** The demand over the window as known now. */
    TimeSeries of(ServiceName service, Window window, Instant now);

    /** With past events taken out, so that no model takes them for a season. */
    static LoadHistory ordinary(DemandReader demand, EventOutlook events) {
        return (service, window, now) ->
                events.ordinary(service, demand.of(service, window).requests(), now);
    }
}
