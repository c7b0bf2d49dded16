package dev.headroom.forecasting.calendar;

import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.collector.history.TimeSeries;
import dev.headroom.collector.history.Window;
import dev.headroom.forecasting.calendar.CalendarEvent.Occurrence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** Which events touch a service, how strong they are, and its load without those of the past. Thread-safe. */
public final class EventOutlook {

    /** Learning reads weeks of history; what it learned changes only when another occurrence ends. */
    private static final Duration MEMORY = Duration.ofHours(1);

    private final EventCalendar calendar;
    private final BiFunction<ServiceName, Window, TimeSeries> load;
    private final MultiplierLearner learner;
    private final Map<Key, Remembered> learned = new ConcurrentHashMap<>();

    private record Key(CalendarEvent event, ServiceName service) {}

    private record Remembered(Multiplier multiplier, Instant at) {}

    /** @param load of a service over a window, requests per second */
    public EventOutlook(EventCalendar calendar, BiFunction<ServiceName, Window, TimeSeries> load) {
        this.calendar = calendar;
        this.load = load;
        this.learner = new MultiplierLearner(load);
    }

    /** The occurrences of all events that touch the service within {@code [from, to)}, by their start. */
    public List<ExpectedEvent> between(ServiceName service, Instant from, Instant to, Instant now) {
        List<ExpectedEvent> found = new ArrayList<>();
        for (CalendarEvent event : calendar.all()) {
            List<Occurrence> occurrences = event.touches(service) ? event.between(from, to) : List.of();
            occurrences.forEach(one -> found.add(ExpectedEvent.of(event, one, multiplier(event, service, now))));
        }
        return found.stream()
                .sorted(Comparator.comparing(ExpectedEvent::start).thenComparing(ExpectedEvent::name))
                .toList();
    }

    /** Given, or learned at most an hour ago. */
    public Multiplier multiplier(CalendarEvent event, ServiceName service, Instant now) {
        if (event.multiplier().isPresent()) {
            return new Multiplier.Given(event.multiplier().getAsDouble());
        }
        learned.values().removeIf(old -> old.at().plus(MEMORY).isBefore(now));
        return learned.computeIfAbsent(
                        new Key(event, service),
                        key -> new Remembered(learner.learn(key.event(), key.service(), now), now))
                .multiplier();
    }

    /** When an event comes next and how strong it is, without reading what is usual then. */
    public EventPreview brief(CalendarEvent event, ServiceName service, Instant now) {
        return EventPreview.brief(event, multiplier(event, service, now), now);
    }

    /** What an event, kept or not, will do to a service. */
    public EventPreview preview(CalendarEvent event, ServiceName service, Instant now) {
        return EventPreview.of(event, multiplier(event, service, now), now, window -> load.apply(service, window));
    }

    /**
     * The series as it would have been without its events, so that no model takes one for a season: an event that has ended is
     * replaced by the ordinary load of its hours, or by a gap where that is not known; one that lasts is divided by what
     * is expected of it.
     */
    public TimeSeries ordinary(ServiceName service, TimeSeries offered, Instant now) {
        Window window = offered.window();
        List<ExpectedEvent> events = between(service, window.from(), window.to(), now);
        if (events.isEmpty()) {
            return offered;
        }
        OrdinaryLoad usual = new OrdinaryLoad(
                offered, events.stream().map(ExpectedEvent::occurrence).toList());
        double[] values = offered.toArray();
        for (ExpectedEvent event : events) {
            for (int i = 0; i < values.length; i++) {
                double share = event.occurrence().shareOf(offered.timeOf(i), window.step());
                if (share > 0) {
                    values[i] = event.end().isAfter(now)
                            ? values[i]
                                    / EventLoad.factor(share, event.multiplier().expected())
                            : usual.at(i);
                }
            }
        }
        return new TimeSeries(window, values);
    }
}
