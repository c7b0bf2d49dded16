package dev.headroom.collector.scrape;

import dev.headroom.collector.discovery.TargetId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.zip.CRC32;

/**
 * When each target is due, on the monotonic clock. Targets of one interval are spread over it by a hash of their
 * identity, always at the same place. After a pause every target is due once and goes on in its own rhythm: no run is
 * made up for. One thread.
 */
final class ScrapeSchedule {

    /** Targets that are due within it start together: waking up for each costs more than reading a page. */
    private static final long LONGEST_TICK = Duration.ofMillis(200).toNanos();

    private static final int TICKS_AN_INTERVAL = 5;

    private final Map<TargetId, Slot> slots = new HashMap<>();
    private final PriorityQueue<Slot> queue = new PriorityQueue<>(Comparator.comparingLong((Slot slot) -> slot.due));
    private long shortestPeriod = Long.MAX_VALUE;

    void add(TargetId target, Duration interval, long nowNanos) {
        remove(target);
        long period = interval.toNanos();
        Slot slot = new Slot(target, period, nowNanos + offsetNanos(target, period));
        slots.put(target, slot);
        queue.add(slot);
        shortestPeriod = Math.min(shortestPeriod, period);
    }

    void remove(TargetId target) {
        Slot slot = slots.remove(target);
        if (slot != null) {
            queue.remove(slot);
            if (slot.periodNanos == shortestPeriod) {
                shortestPeriod =
                        queue.stream().mapToLong(each -> each.periodNanos).min().orElse(Long.MAX_VALUE);
            }
        }
    }

    /** The targets whose time has come, each once, and how many runs were missed on the way. */
    Due due(long nowNanos) {
        List<TargetId> targets = new ArrayList<>();
        long missed = 0;
        while (!queue.isEmpty() && queue.peek().due - nowNanos <= 0) {
            Slot slot = queue.poll();
            long late = (nowNanos - slot.due) / slot.periodNanos;
            missed += late;
            slot.due += (late + 1) * slot.periodNanos;
            targets.add(slot.target);
            queue.add(slot);
        }
        return new Due(targets, missed);
    }

    /** Nanoseconds until the next target is due, the given most when none is sooner. */
    long untilNext(long nowNanos, long mostNanos) {
        Slot next = queue.peek();
        return next == null ? mostNanos : Math.clamp(next.due - nowNanos, 0, mostNanos);
    }

    /** How long to wait at least between two looks; the shortest interval has a few of them. */
    long tickNanos() {
        return Math.min(LONGEST_TICK, shortestPeriod / TICKS_AN_INTERVAL);
    }

    private static long offsetNanos(TargetId target, long periodNanos) {
        CRC32 hash = new CRC32();
        hash.update(target.value().getBytes(StandardCharsets.UTF_8));
        return (long) (hash.getValue() / 4_294_967_296.0 * periodNanos);
    }

    record Due(List<TargetId> targets, long missed) {}

    private static final class Slot {
        private final TargetId target;
        private final long periodNanos;
        private long due;

        Slot(TargetId target, long periodNanos, long due) {
            this.target = target;
            this.periodNanos = periodNanos;
            this.due = due;
        }
    }
}
