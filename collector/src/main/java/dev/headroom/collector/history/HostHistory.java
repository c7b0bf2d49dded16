package dev.headroom.collector.history;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.sample.HostSample;
import java.util.List;
import java.util.Map;

/** The machines under the nodes and what their logs said, for reading. Thread-safe; each call is one bounded query. */
public interface HostHistory {

    /** Newest sample of each machine of the service within a day, sorted by name. */
    List<HostSample> hosts(ServiceName service);

    /** One quantity of each machine of the service that tells of it in the window, by its name, sorted. */
    Map<String, TimeSeries> series(ServiceName service, HostQuantity quantity, Window window);

    /** Matching lines per second over all machines, by event, sorted by its name. */
    Map<String, TimeSeries> logEvents(ServiceName service, Window window);

    /** Nothing is known of any machine. */
    HostHistory NONE = new HostHistory() {
        @Override
        public List<HostSample> hosts(ServiceName service) {
            return List.of();
        }

        @Override
        public Map<String, TimeSeries> series(ServiceName service, HostQuantity quantity, Window window) {
            return Map.of();
        }

        @Override
        public Map<String, TimeSeries> logEvents(ServiceName service, Window window) {
            return Map.of();
        }
    };
}
