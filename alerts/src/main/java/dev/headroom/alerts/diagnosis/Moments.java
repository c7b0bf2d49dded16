package dev.headroom.alerts.diagnosis;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.History;
import dev.headroom.collector.history.Signal;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads moments from the history: one query for a service and window. */
public final class Moments {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Within that time of a minute every target of a usual interval has been scraped once. */
    private static final Duration SCRAPED_BY_THEN = Duration.ofSeconds(20);

    private Moments() {}

    /** One moment per step, oldest first; unknown steps are there and say so. */
    public static List<Moment> over(History history, ServiceName service, Window window) {
        Map<Signal, TimeSeries> series = history.series(service, Moment.SIGNALS, window);
        return IntStream.range(0, window.points())
                .mapToObj(point -> Moment.at(point, series, window.timeOf(point)))
                .toList();
    }

    /** The newest settled minute of the last two; an unknown moment when there is none. */
    public static Moment newest(History history, ServiceName service, Instant now) {
        Window window = Window.covering(now.minus(MINUTE), now, MINUTE);
        return settled(over(history, service, window), now).reversed().stream()
                .filter(Moment::isKnown)
                .findFirst()
                .orElseGet(() -> new Moment(window.from(), Map.of()));
    }

    /**
     * Without the running step while not every node has been scraped in it: its sums would be too small. A lost node
     * makes it wait until the step is over.
     */
    static List<Moment> settled(List<Moment> moments, Instant now) {
        if (moments.size() < 2) {
            return moments;
        }
        Moment running = moments.getLast();
        Moment before = moments.get(moments.size() - 2);
        boolean young = running.time().plus(SCRAPED_BY_THEN).isAfter(now);
        boolean incomplete = running.get(Signal.NODES_UP) < before.get(Signal.NODES_UP);
        return before.isKnown() && (young || incomplete) ? moments.subList(0, moments.size() - 1) : moments;
    }
}
