package dev.headroom.dashboard.service;

import dev.headroom.alerts.diagnosis.Diagnoses;
import dev.headroom.collector.fleet.ServiceName;
import dev.headroom.dashboard.chart.ChartSpec;
import dev.headroom.dashboard.chart.Tone;
import dev.headroom.dashboard.page.Moment;
import dev.headroom.forecasting.annotation.Annotations;
import dev.headroom.forecasting.calendar.EventCalendar;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What happened to a service, found once for all charts of a page: over a month its busy stretches take half a second. Keeps
 * the latest answer for each service. Thread-safe.
 */
final class SharedHappenings {
    /** Names come from addresses, so that their number needs a bound. */
    private static final int MOST_SERVICES = 1000;

    private final Diagnoses diagnoses;
    private final Annotations annotations;
    private final EventCalendar calendar;
    private final Map<ServiceName, Answer> latest = new ConcurrentHashMap<>();

    private record Answer(Instant from, Instant to, Happenings happenings) {
        boolean isFor(Moment moment) {
            return from.equals(moment.from()) && to.equals(moment.to());
        }
    }

    SharedHappenings(Diagnoses diagnoses, Annotations annotations, EventCalendar calendar) {
        this.diagnoses = diagnoses;
        this.annotations = annotations;
        this.calendar = calendar;
    }

    /** Whoever asks for the same moment meanwhile waits for the first one's answer. */
    Happenings of(ServiceName service, Moment moment) {
        if (latest.size() > MOST_SERVICES) {
            latest.clear();
        }
        return latest.compute(service, (name, seen) -> seen != null && seen.isFor(moment) ? seen : find(name, moment))
                .happenings();
    }

    private Answer find(ServiceName service, Moment moment) {
        Instant from = moment.from();
        Instant to = moment.to();
        List<ChartSpec.Mark> marks = Stream.concat(
                        annotations.between(service, from, to).stream().map(ChartSpec.Mark::of),
                        beginnings(service, from, to))
                .toList();
        return new Answer(from, to, new Happenings(diagnoses.episodes(service, from, to), marks));
    }

    private Stream<ChartSpec.Mark> beginnings(ServiceName service, Instant from, Instant to) {
        return calendar.all().stream()
                .filter(event -> event.touches(service))
                .flatMap(event -> event.between(from, to).stream()
                        .filter(occurrence -> !occurrence.start().isBefore(from))
                        .map(occurrence -> new ChartSpec.Mark(occurrence.start(), event.name(), Tone.AMBER)));
    }
}
