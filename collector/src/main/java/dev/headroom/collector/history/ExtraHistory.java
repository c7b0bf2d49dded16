package dev.headroom.collector.history;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.sample.SeriesKey;
import java.util.List;
import java.util.Map;

/** The series that dialects keep beside the typed samples, for reading. Thread-safe; each call is one bounded query. */
public interface ExtraHistory {

    /** Every series of the service that was seen within a day, sorted by name, node and labels. */
    List<ExtraSeries> kept(ServiceName service);

    /**
     * Every series of this name, sorted as in {@link #kept}: counters per second, gauges as means. At most {@code most}
     * of them; one that tells nothing in the window is all NaN.
     */
    Map<SeriesKey, TimeSeries> series(ServiceName service, String name, Window window, int most);

    /** Nothing is kept. */
    ExtraHistory NONE = new ExtraHistory() {
        @Override
        public List<ExtraSeries> kept(ServiceName service) {
            return List.of();
        }

        @Override
        public Map<SeriesKey, TimeSeries> series(ServiceName service, String name, Window window, int most) {
            return Map.of();
        }
    };
}
