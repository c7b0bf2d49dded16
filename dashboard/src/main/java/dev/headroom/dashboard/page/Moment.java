package dev.headroom.dashboard.page;

import dev.headroom.collector.history.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * For which instant and range a panel is asked to load.
 *
 * @param scrapeInterval usual one; a step of less than two of them may lack targets
 */
public record Moment(Instant now, TimeRange range, Duration scrapeInterval) {
    private static final int MOST_STEPS = 260;
    /** Scrapes are spread over their interval: a step that began later may lack nodes, which would look like a dip. */
    private static final Duration SETTLING = Duration.ofMinutes(1);

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
                .filter(candidate ->
                        seconds / candidate.toSeconds() <= MOST_STEPS && candidate.compareTo(finest()) >= 0)
                .findFirst()
                .orElse(STEPS.getLast());
        return settled(from(), to(), step);
    }

    /** A stretch up to now in steps of this length, whatever the page shows. */
    public Window back(Duration length, Duration step) {
        return settled(now.minus(length), now, step.compareTo(finest()) < 0 ? finest() : step);
    }

    /** The last two of the shortest steps, a minute usually: what a page calls "now". */
    public Window lately() {
        Duration step = finest();
        Instant end = floor(now, step);
        return new Window(end.minus(step.multipliedBy(2)), end, step);
    }

    /** The shortest step in which every target of the usual interval has been scraped. */
    private Duration finest() {
        return STEPS.stream()
                .filter(step -> step.compareTo(scrapeInterval.multipliedBy(2)) >= 0)
                .findFirst()
                .orElse(STEPS.getLast());
    }

    private Window settled(Instant from, Instant to, Duration step) {
        Instant lastStep = floor(now, step);
        boolean unsettled = to.isAfter(lastStep)
                && from.isBefore(lastStep)
                && Duration.between(lastStep, now).compareTo(settling()) < 0;
        return Window.covering(from, unsettled ? lastStep : to, step);
    }

    private Duration settling() {
        return scrapeInterval.compareTo(SETTLING) > 0 ? scrapeInterval : SETTLING;
    }

    private static Instant floor(Instant moment, Duration step) {
        long seconds = step.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
    }
}
