package dev.headroom.dashboard.page;

import dev.headroom.collector.history.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** For which instant and range a panel is asked to load. */
public record Moment(Instant now, TimeRange range) {
    private static final int MOST_STEPS = 260;
    /** Scrapes are spread over their interval: a step that began later may lack nodes, which would look like a dip. */
    private static final Duration SETTLING = Duration.ofMinutes(1);

    private static final Duration SHORT_STEP = Duration.ofSeconds(30);

    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofDays(1));

    public Instant from() {
        return range.from(now);
    }

    public Instant to() {
        return range.to(now);
    }

    /** The range in steps of a length that a chart can show: at most 260 of them. */
    public Window window() {
        long seconds = range.length().toSeconds();
        Duration step = STEPS.stream()
                .filter(candidate -> seconds / candidate.toSeconds() <= MOST_STEPS)
                .findFirst()
                .orElse(STEPS.getLast());
        return settled(from(), to(), step);
    }

    /** A stretch up to now in steps of this length, whatever the page shows. */
    public Window back(Duration length, Duration step) {
        return settled(now.minus(length), now, step);
    }

    /** The last whole minute in two steps: what a page calls "now". */
    public Window lately() {
        Instant end = floor(now, SHORT_STEP);
        return new Window(end.minus(SHORT_STEP.multipliedBy(2)), end, SHORT_STEP);
    }

    private Window settled(Instant from, Instant to, Duration step) {
        Instant lastStep = floor(now, step);
        boolean unsettled = to.isAfter(lastStep)
                && from.isBefore(lastStep)
                && Duration.between(lastStep, now).compareTo(SETTLING) < 0;
        return Window.covering(from, unsettled ? lastStep : to, step);
    }

    private static Instant floor(Instant moment, Duration step) {
        long seconds = step.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
    }
}
