package dev.headroom.forecasting.refresh;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.forecasting.Outlook;
import dev.headroom.forecasting.Outlooks;
import dev.headroom.forecasting.recommendation.margin.PastForecasts;
import java.time.Instant;
import java.util.List;

/** Where outlooks are kept. Thread-safe. */
public interface OutlookStore extends Outlooks, PastForecasts {

    /** Keeps the outlook as the newest of its service. Saving the same one twice keeps one. */
    void save(Outlook outlook);

    /** The replicas asked for by the service's outlooks since then, oldest first; those without advice are left out. */
    List<Integer> needsSince(ServiceName service, Instant since);

    /** What the lead time of each outlook since then asked for, oldest first; those without advice are left out. */
    List<Integer> askedSince(ServiceName service, Instant since);

    /** Forgets the points of outlooks made before then; what they advised is kept. */
    void forgetPointsBefore(ServiceName service, Instant time);
}
