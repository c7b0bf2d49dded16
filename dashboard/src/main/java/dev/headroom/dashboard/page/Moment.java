package dev.headroom.dashboard.page;

import dev.headroom.collector.history.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** For which instant and range a panel is asked to load. */
public record Moment(Instant now, TimeRange range) {
    private static final int MOST_STEPS = 260;
    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
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
        return windowOf(from(), to());
    }

    /** The last stretch before now, whatever the page shows. */
    public Window last(Duration length) {
        return windowOf(now.minus(length), now);
    }

    private static Window windowOf(Instant from, Instant to) {
        long seconds = Duration.between(from, to).toSeconds();
        Duration step = STEPS.stream()
                .filter(candidate -> seconds / candidate.toSeconds() <= MOST_STEPS)
                .findFirst()
                .orElse(STEPS.getLast());
        return Window.covering(from, to, step);
    }
}
