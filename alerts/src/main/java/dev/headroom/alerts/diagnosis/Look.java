package dev.headroom.alerts.diagnosis;

import dev.headroom.collector.fleet.Fleet;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.Window;
import dev.headroom.forecasting.Outlooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One reading of a range of a service, and how it is to be judged. */
record Look(ServiceName service, Window window, DecisionList list, List<Moment> moments) {

    /** Where looks come from: what was collected, declared and learned. */
    record Source(History history, Fleet fleet, Outlooks outlooks) {

        /** Moments up to {@code now}; the running minute only when every node has been scraped in it. */
        Look at(ServiceName service, Window window, Instant now) {
            List<Moment> moments = Moments.settled(Moments.over(history, service, window), now);
            Bounds bounds = Bounds.of(service, fleet, outlooks);
            DecisionList list = new DecisionList(
                    bounds, Throttling.over(bounds, moments), new NodeBalance(history, service, window));
            return new Look(service, window, list, moments);
        }
    }

    List<Stretch> stretches(Duration shortest) {
        return Stretch.in(
                moments.stream()
                        .map(moment -> new Stretch.Judged(moment, list.causesOf(moment)))
                        .toList(),
                window.step(),
                shortest);
    }
}
